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
	| 'count_begun'
	| 'vote_tallied'
	| 'vote_relaunched'
	| 'decided'
	| 'measures_in_force'
	| 'closed'
	| 'appealed'
	| 'appeal_rejected'
	| 'reopened'
	| 'escalation_withdrawn'

export type IncidentEvent = {
	readonly type: `incident.${IncidentEventName}`
	readonly from: IncidentState
	readonly to: IncidentState
	readonly note: string
	readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** The steps of a case as its history tells them. */
export const CASE_STEPS_IN_WORDS: Readonly<Record<IncidentEvent['type'], string>> = {
	'incident.filed': 'Report filed',
	'incident.discarded': 'Draft discarded',
	'incident.history_recorded': 'Recorded from public sources',
	'incident.triaged': 'Triaged',
	'incident.dismissed': 'Dismissed',
	'incident.replied': 'The operator replied',
	'incident.embargo_set': 'Embargo set',
	'incident.embargo_lifted': 'Embargo lifted',
	'incident.published': 'Published',
	'incident.revised': 'Report revised',
	'incident.panels_closed': 'Panels closed',
	'incident.vote_opened': 'Vote opened',
	'incident.count_begun': 'Count of the vote begun',
	'incident.vote_tallied': 'Vote counted',
	'incident.vote_relaunched': 'Vote opened again',
	'incident.decided': 'Outcome stated',
	'incident.measures_in_force': 'Measures in force',
	'incident.closed': 'Case closed',
	'incident.appealed': 'Appeal made',
	'incident.appeal_rejected': 'Appeal rejected',
	'incident.reopened': 'Reopened',
	'incident.escalation_withdrawn': 'Escalation withdrawn',
}
