import type { IncidentId, OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'

export const INCIDENT_STATES = [
	'draft',
	'discarded',
	'filed',
	'dismissed',
	'assessing',
	'deliberating',
	'voting',
	'tallied',
	'decided',
	'enforcing',
	'closed',
] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

export type IncidentOrigin = 'operator' | 'coordinator' | 'visitor' | 'alert' | 'import'

/** The part of a case that its lifecycle reads and changes; the report itself lives in revisions. */
export type Incident = {
	readonly id: IncidentId
	readonly state: IncidentState
	readonly origin: IncidentOrigin
	readonly operatorId: OperatorId
	readonly createdBy: PersonId | null
	readonly coordinatorId: PersonId | null
	readonly createdAt: Instant
	readonly filedAt: Instant | null
	readonly triagedAt: Instant | null
	readonly publishedAt: Instant | null
	readonly closedAt: Instant | null
	readonly embargo: Embargo | null
	/** End of the operator's right of reply; `null` before triage. */
	readonly replyDueAt: Instant | null
	readonly repliedAt: Instant | null
	/** When the phase that the case is in is due. */
	readonly phaseDueAt: Instant | null
	/** Pinned at triage: later policies and rubrics do not touch this case. */
	readonly policyVersion: string | null
	readonly rubricVersion: string | null
	/** 1, and one more for each reopening. */
	readonly treatment: number
	/** Votes opened in this treatment; 0 before the first. */
	readonly voteAttempt: number
	readonly dismissal: Dismissal | null
	readonly outcomeStatement: string
	/** Number of the newest revision; 0 before the first filing. */
	readonly currentRevision: number
}

export type Embargo = { readonly until: Instant; readonly reason: string }

export type Dismissal =
	| { readonly reason: 'duplicate'; readonly duplicateOfId: IncidentId; readonly note: string }
	| { readonly reason: 'not_an_incident'; readonly note: string }
