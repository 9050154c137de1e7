import type { IncidentOrigin, IncidentState } from '@/lib/domain/incidents/incident'
import type { GrantedRole } from './actor'
import { whoIsNamed } from './named-roles'
import type { Permission } from './permissions'

/** As much of a case as tells what it waits for. Times are RFC 3339 in UTC. */
export type Waiting = {
	readonly state: IncidentState
	readonly origin: IncidentOrigin
	readonly replyDueAt: string | null
	readonly repliedAt: string | null
	readonly phaseDueAt: string | null
	readonly publishedAt: string | null
	readonly embargoUntil: string | null
	readonly openPanels: readonly {
		readonly kind: 'stewards' | 'peers'
		readonly round: number
		readonly closesAt: string
	}[]
	/** The vote of this treatment that is open, or the last one that was counted. */
	readonly vote: {
		readonly closesAt: string
		readonly outcome: string | null
		/** Closed, and its many ballots are being counted. */
		readonly isCounting?: true
	} | null
	readonly measures: readonly {
		readonly state: string
		readonly reviewAt: string | null
		/** Whom the policy names for its rung. */
		readonly enacts: readonly GrantedRole[]
	}[]
	readonly hasOpenAppeal: boolean
}

/** One thing that a case waits for: who does it, by when, and the permission that says who that is. */
export type AwaitedStep = {
	readonly permission: Permission
	/** In the plural, as a sentence begins: `Stewards`. */
	readonly who: string
	readonly task: string
	/** RFC 3339; `null` where no clock runs. */
	readonly dueAt: string | null
	readonly note: string
	readonly panel?: 'stewards' | 'peers'
	/** Whom the policy names for it, where it does. */
	readonly enacts?: readonly GrantedRole[]
	/** It begins by itself at this time; until then nobody has to act. */
	readonly isByClock?: true
}

const COORDINATORS = 'Coordinators'
const OPERATOR = 'Members of the operator'

/** What a case waits for at this time, as far as its own state tells; who of them has acted already is not asked here. */
export function awaitedSteps(waiting: Waiting, now: string): readonly AwaitedStep[] {
	const reply = replyStep(waiting, now)
	return [
		...reply,
		...(waiting.state === 'deliberating' && reply.length > 0 ? [] : stageSteps(waiting)),
		...measureSteps(waiting, now),
		...appealStep(waiting),
		...publishStep(waiting, now),
	]
}

function stageSteps(waiting: Waiting): readonly AwaitedStep[] {
	const { phaseDueAt, openPanels, vote } = waiting
	const conduct = (task: string, dueAt: string | null, note: string): readonly AwaitedStep[] => [
		{ permission: 'vote.conduct', who: COORDINATORS, task, dueAt, note },
	]
	switch (waiting.state) {
		case 'draft':
			return [draftStep(waiting)]
		case 'filed':
			return [
				{
					permission: 'incident.triage',
					who: COORDINATORS,
					task: 'Triage or dismiss',
					dueAt: null,
					note: 'The operator waits for an answer.',
				},
			]
		case 'assessing':
			return openPanels.length > 0 ? openPanels.map(ratingStep) : [moveOn(phaseDueAt)]
		case 'deliberating':
			return conduct('Open the vote', phaseDueAt, 'It opens by itself when the deliberation ends.')
		case 'voting':
			if (vote?.isCounting) return []
			return [
				{
					permission: 'vote.cast',
					who: 'Stewards',
					task: 'Vote on the consequence',
					dueAt: vote?.closesAt ?? phaseDueAt,
					note: 'A ballot may be replaced until the vote closes.',
				},
			]
		case 'tallied':
			return vote?.outcome === 'quorum_not_met'
				? conduct('Open a new vote', null, 'The quorum was missed.')
				: conduct('State the outcome', null, 'The vote is counted; the decision still needs words.')
		case 'decided':
		case 'enforcing':
			return waiting.measures.some(isOpen)
				? []
				: conduct('Close the case', null, 'Nothing is left to bring into force or to review.')
		case 'discarded':
		case 'dismissed':
		case 'closed':
			return []
	}
}

function draftStep({ origin }: Waiting): AwaitedStep {
	const isOfDao = origin === 'coordinator'
	return {
		permission: 'incident.file',
		who: isOfDao ? COORDINATORS : OPERATOR,
		task: 'Finish and file the report',
		dueAt: null,
		note: isOfDao
			? 'Only coordinators and the members of the operator see this draft.'
			: 'Only the members of the operator see this draft.',
	}
}

function ratingStep({ kind, round, closesAt }: Waiting['openPanels'][number]): AwaitedStep {
	const isPeers = kind === 'peers'
	return {
		permission: isPeers ? 'panel.rate_as_peer' : 'panel.rate_as_steward',
		who: isPeers ? 'Members of other operators' : 'Stewards',
		task: round === 1 ? 'Rate the factors' : 'Look at the distribution and revise your rating',
		dueAt: closesAt,
		note: `Panel of ${kind}, round ${round}.`,
		panel: kind,
	}
}

function moveOn(dueAt: string | null): AwaitedStep {
	return {
		permission: 'panel.conduct',
		who: COORDINATORS,
		task: 'Open a second round, or move to deliberation',
		dueAt,
		note: 'Both panels are closed; the case moves on by itself at this time.',
	}
}

const REPLY_STATES: readonly IncidentState[] = ['assessing', 'deliberating']

function replyStep({ state, replyDueAt, repliedAt }: Waiting, now: string): readonly AwaitedStep[] {
	if (!REPLY_STATES.includes(state) || replyDueAt === null || repliedAt !== null) return []
	if (Date.parse(replyDueAt) <= Date.parse(now)) return []
	return [
		{
			permission: 'incident.reply',
			who: OPERATOR,
			task: 'Reply to the case',
			dueAt: replyDueAt,
			note: 'No vote opens before the reply, or before this time is over.',
		},
	]
}

function isOpen({ state }: Waiting['measures'][number]): boolean {
	return ['planned', 'in_force', 'under_review', 'breached'].includes(state)
}

const MEASURE_TASKS = {
	planned: ['Bring the measure into force', 'Name the record that shows it.'],
	under_review: ['Review the measure', 'Keep it, lift it, or record its breach.'],
	breached: ['Answer the breach of the measure', 'Escalate to a harsher measure, or lift it.'],
	in_force: ['Review the measure', 'Its review starts by itself at this time.'],
} as const

const REVIEW_IS_NEAR_MS = 14 * 86_400_000
const WITHOUT_MEASURES: readonly IncidentState[] = ['draft', 'filed', 'discarded', 'dismissed']

function measureSteps({ state, measures }: Waiting, now: string): readonly AwaitedStep[] {
	if (WITHOUT_MEASURES.includes(state)) return []
	return measures.flatMap((measure): readonly AwaitedStep[] => {
		const known = MEASURE_TASKS[measure.state as keyof typeof MEASURE_TASKS] // an ended measure has none
		if (!known || (measure.state === 'in_force' && measure.reviewAt === null)) return []
		const { enacts } = measure
		const named = { permission: 'measure.conduct', who: whoIsNamed(enacts), enacts } as const
		const step = { ...named, task: known[0], note: known[1] }
		if (measure.state === 'in_force') return [reviewStep(step, measure.reviewAt, now)]
		return [{ ...step, dueAt: measure.state === 'under_review' ? measure.reviewAt : null }]
	})
}

/** A review starts by the clock; two weeks before it, its preparation is somebody's work. */
function reviewStep(step: Omit<AwaitedStep, 'dueAt'>, reviewAt: string | null, now: string): AwaitedStep {
	const isNear = reviewAt !== null && Date.parse(reviewAt) - Date.parse(now) <= REVIEW_IS_NEAR_MS
	return isNear
		? { ...step, task: 'Prepare the review of the measure', dueAt: reviewAt }
		: { ...step, dueAt: reviewAt, isByClock: true }
}

function appealStep({ hasOpenAppeal }: Waiting): readonly AwaitedStep[] {
	if (!hasOpenAppeal) return []
	return [
		{
			permission: 'incident.rule_on_appeal',
			who: COORDINATORS,
			task: 'Rule on the appeal',
			dueAt: null,
			note: 'The operator asks for a second look, with new evidence.',
		},
	]
}

const UNPUBLISHED: readonly IncidentState[] = ['draft', 'discarded', 'dismissed']

function publishStep({ state, publishedAt, embargoUntil }: Waiting, now: string): readonly AwaitedStep[] {
	if (publishedAt !== null || UNPUBLISHED.includes(state)) return []
	if (embargoUntil !== null && Date.parse(embargoUntil) > Date.parse(now)) return []
	return [
		{
			permission: 'incident.publish',
			who: COORDINATORS,
			task: 'Publish the case',
			dueAt: null,
			note: 'The public cannot see it yet.',
		},
	]
}
