import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Incident, IncidentState } from './incident'
import type { IncidentEventName } from './incident-event'

//   draft --filed--> filed --triaged--> assessing --panels_closed--> deliberating --vote_opened--> voting
//     |  \             |                                                 ^                            |
//     |   discarded    '--dismissed--> dismissed                         '---- reopened --.      vote_tallied
//     '--history_recorded--------------------------------------------> closed            |           v
//                                       voting <--vote_relaunched-- (quorum not met) --tallied --(adopted) decided--> decided
//   decided --measures_in_force--> enforcing --closed--> closed          decided --closed--> closed   (nothing to enforce)
//   decided, enforcing, closed --reopened--> assessing (new treatment, larger panel)
//   assessing, deliberating --escalation_withdrawn--> decided (an escalation that an appeal undid)
//   The case stays where it is on: replied, embargo_set, embargo_lifted, published, revised, count_begun,
//   appealed, appeal_rejected.

/** Where each event may happen, and where it leads. An absent entry means that the state says no. */
export const TRANSITIONS = {
	draft: {
		filed: 'filed',
		discarded: 'discarded',
		history_recorded: 'closed',
		embargo_set: 'draft',
		embargo_lifted: 'draft',
	},
	discarded: {},
	filed: {
		triaged: 'assessing',
		dismissed: 'dismissed',
		replied: 'filed',
		embargo_set: 'filed',
		embargo_lifted: 'filed',
		published: 'filed',
		revised: 'filed',
	},
	dismissed: {},
	assessing: {
		panels_closed: 'deliberating',
		escalation_withdrawn: 'decided',
		dismissed: 'dismissed',
		replied: 'assessing',
		embargo_set: 'assessing',
		embargo_lifted: 'assessing',
		published: 'assessing',
		revised: 'assessing',
	},
	deliberating: {
		vote_opened: 'voting',
		escalation_withdrawn: 'decided',
		dismissed: 'dismissed',
		replied: 'deliberating',
		embargo_lifted: 'deliberating',
		published: 'deliberating',
		revised: 'deliberating',
	},
	voting: {
		count_begun: 'voting',
		vote_tallied: 'tallied',
		embargo_lifted: 'voting',
		published: 'voting',
		revised: 'voting',
	},
	tallied: {
		decided: 'decided',
		vote_relaunched: 'voting',
		closed: 'closed',
		embargo_lifted: 'tallied',
		published: 'tallied',
		revised: 'tallied',
	},
	decided: {
		measures_in_force: 'enforcing',
		closed: 'closed',
		appealed: 'decided',
		appeal_rejected: 'decided',
		reopened: 'assessing',
		embargo_lifted: 'decided',
		published: 'decided',
		revised: 'decided',
	},
	enforcing: {
		closed: 'closed',
		appealed: 'enforcing',
		appeal_rejected: 'enforcing',
		reopened: 'assessing',
		embargo_lifted: 'enforcing',
		published: 'enforcing',
		revised: 'enforcing',
	},
	closed: {
		appealed: 'closed',
		appeal_rejected: 'closed',
		reopened: 'assessing',
		embargo_lifted: 'closed',
		published: 'closed',
		revised: 'closed',
	},
} as const satisfies Record<IncidentState, Partial<Record<IncidentEventName, IncidentState>>>

export const STATE_LABELS: Readonly<Record<IncidentState, string>> = {
	draft: 'Draft',
	discarded: 'Discarded',
	filed: 'Filed, waiting for triage',
	dismissed: 'Dismissed',
	assessing: 'Being assessed',
	deliberating: 'In deliberation',
	voting: 'Vote open',
	tallied: 'Vote counted',
	decided: 'Decided',
	enforcing: 'Measures in force',
	closed: 'Closed',
}

const EVENT_WORDS: Readonly<Record<IncidentEventName, string>> = {
	filed: 'filed',
	discarded: 'discarded',
	history_recorded: 'recorded as history',
	triaged: 'triaged',
	dismissed: 'dismissed',
	replied: 'replied to',
	embargo_set: 'put under embargo',
	embargo_lifted: 'released from its embargo',
	published: 'published',
	revised: 'revised',
	panels_closed: 'moved to deliberation',
	vote_opened: 'put to a vote',
	count_begun: 'counted',
	vote_tallied: 'tallied',
	vote_relaunched: 'put to a new vote',
	decided: 'decided',
	measures_in_force: 'moved to enforcement',
	closed: 'closed',
	appealed: 'appealed',
	appeal_rejected: 'answered on an appeal',
	reopened: 'reopened',
	escalation_withdrawn: 'taken back from its escalation',
}

/** The state that `event` leads to, or `wrong_state` with the state the case is in. */
export function nextState(
	incident: Pick<Incident, 'state'>,
	event: IncidentEventName,
): Result<IncidentState, Refusal<'wrong_state'>> {
	const exits: Partial<Record<IncidentEventName, IncidentState>> = TRANSITIONS[incident.state]
	const to = exits[event]
	return to === undefined
		? refuse(
				'wrong_state',
				`This case cannot be ${EVENT_WORDS[event]} now: it is in the state "${STATE_LABELS[incident.state]}".`,
				{ state: incident.state, event },
			)
		: ok(to)
}
