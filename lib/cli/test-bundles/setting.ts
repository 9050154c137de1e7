// Where and when the elections of the test bundles were held.

export const INSTALLATION = { id: '7e57'.repeat(16), chainId: 1 } as const
const OPENS = Date.parse('2026-03-02T10:00:00.000Z')

/** So many minutes after the vote opened. */
export function timeAfter(minutes: number): string {
	return new Date(OPENS + minutes * 60_000).toISOString()
}

export function rollIdOf(voter: number): string {
	return `00000000-0000-4000-9000-${voter.toString(16).padStart(12, '0')}`
}
