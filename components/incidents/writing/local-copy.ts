import type { Report } from '@/lib/domain/incidents/report'

/** What this device remembers of a draft that the server may not have yet. */
export type LocalCopy = {
	readonly base: Report
	readonly mine: Report
	readonly version: number
	/** RFC 3339. */
	readonly at: string
}

const keyOf = (incidentId: string): string => `guardrail.draft.${incidentId}`

/** Browsers may refuse to remember, or have no room: writing then goes on without a copy. */
export function keepLocalCopy(incidentId: string, copy: LocalCopy): void {
	try {
		localStorage.setItem(keyOf(incidentId), JSON.stringify(copy))
	} catch {
		// the server's copy is the one that counts
	}
}

export function readLocalCopy(incidentId: string): LocalCopy | null {
	try {
		const text = localStorage.getItem(keyOf(incidentId))
		return text === null ? null : (JSON.parse(text) as LocalCopy) // only keepLocalCopy writes under this key
	} catch {
		return null // nothing readable is the same as nothing
	}
}

export function dropLocalCopy(incidentId: string): void {
	try {
		localStorage.removeItem(keyOf(incidentId))
	} catch {
		// what cannot be removed is compared with the server's copy at the next visit
	}
}
