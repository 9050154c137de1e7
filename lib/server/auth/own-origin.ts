import 'server-only'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether an origin is the address that people use for this installation. An installation on this machine answers to
 * each of the machine's names for itself, on its own port; any other has exactly one origin.
 */
export function isOwnOrigin(origin: string, address: string): boolean {
	if (!URL.canParse(origin)) return false
	const [asked, own] = [new URL(origin), new URL(address)]
	if (asked.origin === own.origin) return true
	return (
		LOOPBACK.includes(own.hostname) &&
		LOOPBACK.includes(asked.hostname) &&
		asked.port === own.port &&
		asked.protocol === own.protocol
	)
}
