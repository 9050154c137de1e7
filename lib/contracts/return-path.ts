const DESK = '/desk'

/** Where to go after signing in: a page of this site, or the desk when the address says anything else. */
export function returnPath(asked: unknown): string {
	if (typeof asked !== 'string' || asked.length > 300) return DESK
	return /^(\/[\w-]+)+$/.test(asked) ? asked : DESK
}

/** The sign-in page that comes back to `path`. */
export function signInPath(path: string): string {
	return `/sign-in?${new URLSearchParams({ to: path })}`
}
