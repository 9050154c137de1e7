import Link from 'next/link'
import { ActionForm } from '@/components/forms/action-form'
import { KeptOrNot } from '@/components/incidents/voices-of-case'
import { TextArea } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { formatTime } from '@/lib/format/dates'
import type { PrecedentsView } from '@/lib/server/assessment/queries/list-precedents'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { OpenVoteForm } from './open-vote-form'
import { OutcomeStep } from './outcome-step'
import { StepCard } from './step-card'
import { opensByItself, RefusedOpening, VoteOpening } from './vote-opening'

type Names = 'openVoteAction' | 'tallyAction' | 'relaunchAction' | 'outcomeAction' | 'closeCaseAction' | 'ruleAction'
type Props = {
	readonly incident: IncidentView
	readonly precedents: PrecedentsView
	readonly actions: Readonly<Record<Names, Action>>
}

const RULINGS = [
	{ value: 'accepted', label: 'Accept', description: 'The case is reopened: new panels, a new reply, a new vote.' },
	{ value: 'rejected', label: 'Reject', description: 'The decision stands. The reasons are published.' },
]

/** The coordinator conducts the vote, states the outcome, rules on appeals and closes the case. */
export function DecisionSteps({ incident, precedents, actions }: Props) {
	const { may, state, opening } = incident
	const isPreparing = opening?.refusal === ''
	const hidden = { incidentId: incident.id }
	const vote = incident.votes.at(-1)
	const conducts = may['vote.conduct'].allowed
	const { voteHours } = incident.policy.windows
	return (
		<>
			{may['incident.rule_on_appeal'].allowed && incident.appeals.some(({ ruling }) => ruling === null) && (
				<StepCard
					title="Rule on the appeal"
					then="You say whether the evidence is new; what it means is for the panels."
				>
					<Grounds incident={incident} />
					<ActionForm action={actions.ruleAction} submit="Rule on the appeal" hidden={hidden}>
						<RadioCards label="Ruling" name="ruling" cards={RULINGS} />
						<TextArea label="Reasons" name="note" />
					</ActionForm>
				</StepCard>
			)}
			{isPreparing && opening && <VoteOpening opening={opening} />}
			{conducts && state === 'deliberating' && !isPreparing && (
				<StepCard
					title="Open the vote"
					then={`Every steward with a wallet is put on its roll, and has ${voteHours} hours to vote. It opens by itself ${opensByItself(opening)}.`}
				>
					{opening && <RefusedOpening opening={opening} />}
					<OpenVoteForm incidentId={incident.id} policy={incident.policy} action={actions.openVoteAction} />
				</StepCard>
			)}
			{conducts && state === 'voting' && vote && <CountStep vote={vote} action={actions.tallyAction} />}
			{conducts && state === 'tallied' && !isPreparing && vote?.outcome === 'quorum_not_met' && (
				<StepCard title="Open a new vote" then="The quorum was missed, so nothing is decided. A new roll is drawn up.">
					{opening && <RefusedOpening opening={opening} />}
					<ActionForm action={actions.relaunchAction} submit="Open a new vote" hidden={hidden} />
				</StepCard>
			)}
			{conducts && state === 'tallied' && vote && vote.outcome !== 'quorum_not_met' && (
				<OutcomeStep {...{ incident, precedents }} action={actions.outcomeAction} />
			)}
			{conducts && <Closing incident={incident} action={actions.closeCaseAction} />}
		</>
	)
}

type CountProps = {
	readonly vote: IncidentView['votes'][number]
	readonly action: Action
}

function CountStep({ vote, action }: CountProps) {
	if (vote.state === 'counting') {
		return (
			<StepCard title="The vote is being counted" then="Nobody has to act: the count goes on by itself.">
				<Link href={`/votes/${vote.id}`}>How far it is</Link>
			</StepCard>
		)
	}
	return (
		<StepCard
			title="Count the vote"
			then={`It is counted by itself ${formatTime(vote.closesAt)}, and ${earlierInWords(vote.earlyCount)}.`}
		>
			<ActionForm action={action} submit="Count the vote" look="quiet" hidden={{ voteId: vote.id }} />
		</StepCard>
	)
}

function earlierInWords(early: IncidentView['votes'][number]['earlyCount']): string {
	if (early === 'never') return 'not earlier: this vote has its whole time'
	if (early === 'no_objection') return 'earlier only where its objection phase begins with nothing to object to'
	return 'earlier only when every steward on the roll has voted'
}

function Closing({ incident, action }: { readonly incident: IncidentView; readonly action: Action }) {
	const { state, measures, votes } = incident
	const isMissed = state === 'tallied' && votes.at(-1)?.outcome === 'quorum_not_met'
	const isDone = ['decided', 'enforcing'].includes(state) && measures.every(({ endedAt }) => endedAt !== null)
	if (!isMissed && !isDone) return null
	return (
		<StepCard
			title="Close the case"
			then={isDone ? 'Nothing is left to bring into force or to review.' : 'It closes without a decision.'}
			isFolded={isMissed}
		>
			<ActionForm action={action} submit="Close the case" look="quiet" hidden={{ incidentId: incident.id }}>
				<TextArea label="Note on closing" name="note" isOptional />
			</ActionForm>
		</StepCard>
	)
}

function Grounds({ incident }: Pick<Props, 'incident'>) {
	const appeal = incident.appeals.find(({ ruling }) => ruling === null)
	if (!appeal) return null
	return (
		<div className="space-y-2 rounded bg-sunken p-4">
			<p className="max-w-prose whitespace-pre-wrap">{appeal.grounds}</p>
			<ul className="list-disc pl-5 text-sm break-all">
				{appeal.newEvidence.map((item) => (
					<li key={item}>{item}</li>
				))}
			</ul>
			<KeptOrNot evidence={appeal.newEvidence} />
		</div>
	)
}
