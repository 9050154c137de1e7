import type { IncidentState } from './incident'

/** What can happen to a case. The name goes into the log; `note` is the actor's own sentence. */
export type IncidentEventName =
	| 'filed'
	| 'discarded'
	| 'history_recorded'
	| 'triaged'
	| 'dismissed'
	| 'replied'
	| 'embargo_set'
	| 'embargo_lifted'
	| 'published'
	| 'revised'
	| 'panels_closed'
	| 'vote_opened'
	| 'vote_tallied'
	| 'vote_relaunched'
	| 'decided'
	| 'measures_in_force'
	| 'closed'
	| 'appealed'
	| 'appeal_rejected'
	| 'reopened'

export type IncidentEvent = {
	readonly type: `incident.${IncidentEventName}`
	readonly from: IncidentState
	readonly to: IncidentState
	readonly note: string
	readonly facts: Readonly<Record<string, string | number | boolean | null>>
}
