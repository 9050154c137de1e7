import 'server-only'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import type { RecordFact } from '@/lib/domain/decisions/decision-record'
import { CASE_STEPS_IN_WORDS } from '@/lib/domain/incidents/incident-event'
import { MEASURE_STATES_IN_WORDS } from '@/lib/domain/measures/measure'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatDay, formatTime } from '@/lib/format/dates'
import { nameOfMeasure } from '@/lib/format/measure-words'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { VoteView } from './queries/get-vote'
import type { VotedRevision } from './voted-revision'

/** The sources of a record: the case as it stands, the report that was voted on, the panels, and the vote's own rules. */
export type RecordSources = {
	readonly vote: VoteView
	readonly incident: IncidentView
	readonly voted: VotedRevision
	readonly assessment: AssessmentView
	readonly policy: Policy
	/** The rubric of that policy. */
	readonly rubric: Rubric
	/** What the operator was called when the vote was counted. */
	readonly operatorName: string
	/** Address of this installation. */
	readonly origin: string
}

type OtherVote = IncidentView['votes'][number]

/** Where a vote stands among the votes of its treatment of the case. */
export type LineOfVotes = {
	readonly treatment: number
	readonly earlier: readonly OtherVote[]
	/** Repeated because this one missed its quorum. */
	readonly later: readonly OtherVote[]
}

export function lineOfVotes(
	incident: Pick<IncidentView, 'votes' | 'treatment'>,
	{ id, attempt }: VoteView,
): LineOfVotes {
	const treatment = incident.votes.find((vote) => vote.id === id)?.treatment ?? incident.treatment
	const others = incident.votes.filter((vote) => vote.id !== id && vote.treatment === treatment)
	return {
		treatment,
		earlier: others.filter((vote) => vote.attempt < attempt),
		later: others.filter((vote) => vote.attempt > attempt),
	}
}

export function voteInWords({ attempt, state, outcome, closesAt }: OtherVote): RecordFact {
	const how = outcome?.replaceAll('_', ' ') ?? (state === 'counting' ? 'being counted' : 'open')
	return { name: `Vote ${attempt}`, text: `${how}, ${formatTime(closesAt)}` }
}

/** What the coordinator stated on this vote; it stays when the case is reopened. Empty before, and after a relaunch. */
export function statementOn(incident: IncidentView, { talliedAt }: VoteView, { later }: LineOfVotes): string {
	if (talliedAt === null || later.length > 0) return ''
	const after = incident.steps.filter(({ at }) => at >= talliedAt)
	const next = after.find(({ event }) => event === 'incident.decided' || event === 'incident.reopened')
	return next?.event === 'incident.decided' ? next.note : ''
}

/** What came after the vote and was not voted on; the only part of a final record that goes on changing. */
export function sinceTheVote(
	{ vote, incident, voted, policy, origin }: RecordSources,
	later: readonly OtherVote[],
): readonly RecordFact[] {
	const { revision, slug } = incident
	const revised: readonly RecordFact[] =
		voted.hash === revision.hash
			? []
			: [
					{
						name: 'Report',
						text: `revised since: revision ${voted.number} was voted on and stands in this record, revision ${revision.number} stands today`,
					},
					{ name: 'Revisions', text: `${origin}/incidents/${slug}/revisions` },
				]
	return [
		...revised,
		...later.map(voteInWords),
		...(vote.talliedAt === null ? [] : stepsAfter(incident, vote.talliedAt)),
		...incident.measures
			.filter(({ voteId }) => voteId === vote.id)
			.map((measure) => ({
				name: nameOfMeasure(measure.kind, policy),
				text: [
					MEASURE_STATES_IN_WORDS[measure.state],
					measure.inForceFrom === null ? '' : `in force from ${formatDay(measure.inForceFrom)}`,
					measure.reviewAt === null ? '' : `review on ${formatDay(measure.reviewAt)}`,
					measure.expiresAt === null ? '' : `ends on ${formatDay(measure.expiresAt)}`,
				]
					.filter((part) => part !== '')
					.join('; '),
			})),
	]
}

const LATER_STEPS: ReadonlySet<IncidentView['steps'][number]['event']> = new Set([
	'incident.appealed',
	'incident.appeal_rejected',
	'incident.reopened',
	'incident.escalation_withdrawn',
	'incident.closed',
])

function stepsAfter({ steps }: IncidentView, talliedAt: string): readonly RecordFact[] {
	return steps
		.filter(({ at, event }) => at >= talliedAt && LATER_STEPS.has(event))
		.map(({ event, at, actor }) => ({ name: CASE_STEPS_IN_WORDS[event], text: `${formatTime(at)}, ${actor}` }))
}
