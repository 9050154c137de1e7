import type { Rung } from '@/lib/domain/policy/policy'

/** A decision that a token vote or a committee took. Guardrail records it with its source and adds nothing. */
export type ExternalDecision = {
	/** RFC 3339 date. */
	readonly decidedOn: string
	readonly venue: string
	/** The call that was made or asked for, as the source names it. */
	readonly lever: string
	readonly arguments: unknown
	readonly result: 'executed' | 'rejected' | 'quorum_not_met' | 'unknown'
	readonly resultNote: string
	readonly rung: Rung | null
	readonly source: string
	readonly note: string
}

export const EXTERNAL_RESULTS: Readonly<Record<ExternalDecision['result'], string>> = {
	executed: 'Executed',
	rejected: 'Rejected',
	quorum_not_met: 'Quorum not met',
	unknown: 'Result not known',
}
