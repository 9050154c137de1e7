/** The text by which the old key of a log vouches for the new one. Public keys in 64 hex digits. */
export function rotationText(origin: string, from: string, to: string): string {
	return `${origin}\nlog.key_rotated\n${from}\n${to}\n`
}
