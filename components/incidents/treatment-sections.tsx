import Link from 'next/link'
import { AssessmentSummary } from '@/components/assessment/assessment-summary'
import { factLinks } from '@/components/assessment/fact-links'
import { DecisionsElsewhere } from '@/components/operators/decisions-elsewhere'
import { Disclosure } from '@/components/ui/disclosure'
import { Prose } from '@/components/ui/prose'
import { Empty, Section } from '@/components/ui/section'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { CASE_STEPS_IN_WORDS } from '@/lib/domain/incidents/incident-event'
import { formatTime } from '@/lib/format/dates'
import { shorten } from '@/lib/format/numbers'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { MeasuresOfCase } from './measures-of-case'
import { VoicesOfCase } from './voices-of-case'

const ENDED: readonly IncidentView['state'][] = ['closed', 'dismissed', 'discarded']

type Props = {
	readonly incident: IncidentView
	readonly assessment: AssessmentView
	readonly rubric: Rubric | undefined
}

/** What the panels said, what was decided, and what became of it. */
export function TreatmentSections({ incident, assessment, rubric }: Props) {
	const isUntouched = incident.isHistorical && assessment.panels.length === 0
	return (
		<>
			<Section id="reply" title="The operator’s reply">
				{incident.replies.length === 0 && (
					<Empty>
						{incident.dates.replyDueAt === null || isUntouched
							? 'No reply is recorded.'
							: `Waiting for the operator’s reply until ${formatTime(incident.dates.replyDueAt)}.`}
					</Empty>
				)}
				{incident.replies.map((reply) => (
					<div key={reply.at}>
						<blockquote className="border-l-2 border-edge pl-4">
							<Prose text={reply.body} />
						</blockquote>
						<p className="text-sm text-soft">
							{reply.author}, {formatTime(reply.at)}
						</p>
					</div>
				))}
			</Section>
			<Section id="assessment" title="Assessment">
				<AssessmentSummary assessment={assessment} rubric={rubric} isPast={isUntouched} links={factLinks(incident)} />
				{assessment.earlier.map(({ treatment, panels }) => (
					<Disclosure
						key={treatment}
						summary={`What the panels said in treatment ${treatment}, before the case was reopened`}
					>
						<AssessmentSummary
							assessment={{ ...assessment, panels }}
							rubric={rubric}
							isPast
							links={factLinks(incident)}
						/>
					</Disclosure>
				))}
			</Section>
			<Section id="decision" title="Decision">
				{incident.votes.length === 0 && incident.decisionsElsewhere.length === 0 && (
					<Empty>
						{isUntouched
							? 'Nothing was decided here.'
							: 'Nothing is decided yet; the stewards vote once the panels have rated and the operator could reply.'}
					</Empty>
				)}
				<ul className="space-y-1">
					{incident.votes.map((vote) => (
						<li key={vote.id}>
							<Link href={`/votes/${vote.id}`}>Vote {vote.attempt}</Link>: {voteInWords(vote, incident.policy)}
						</li>
					))}
				</ul>
				{incident.outcomeStatement !== '' && <Prose text={statementOf(incident)} />}
				{incident.departure !== null && (
					<p className="max-w-prose rounded border border-line bg-waiting-bg px-4 py-3 text-waiting">
						It lies outside {incident.departure.leaves}. Why: {incident.departure.why}
					</p>
				)}
				{incident.decisionsElsewhere.length > 0 && <DecisionsElsewhere decisions={incident.decisionsElsewhere} />}
			</Section>
			<Section id="measures" title="Measures">
				{incident.measures.length === 0 ? (
					<Empty>
						{isUntouched || ENDED.includes(incident.state)
							? 'No measure follows from this case.'
							: 'Measures follow from the decision, if any.'}
					</Empty>
				) : (
					<MeasuresOfCase measures={incident.measures} policy={incident.policy} />
				)}
			</Section>
			<VoicesOfCase incident={incident} />
			<Section id="history" title="What happened to the case">
				<ol className="space-y-1">
					{incident.steps.map((step) => (
						<li key={`${step.event}-${step.at}`}>
							<time dateTime={step.at}>{formatTime(step.at)}</time>: {CASE_STEPS_IN_WORDS[step.event]}{' '}
							<span className="text-soft">
								({step.actor}, {step.role})
							</span>
							{step.note !== '' && <span className="block max-w-prose pl-4 text-soft">{step.note}</span>}
						</li>
					))}
				</ol>
				<p className="text-soft">
					Revision {incident.revision.number}, <code className="font-mono">{shorten(incident.revision.hash)}</code>.{' '}
					<Link href={`/incidents/${incident.slug}/revisions`}>All revisions</Link>
				</p>
			</Section>
		</>
	)
}

/** The outcome without the reason for its departure, which stands beneath it. */
function statementOf({ outcomeStatement, departure }: IncidentView): string {
	const tail = departure === null ? '' : `\n\n${departure.why}`
	return tail !== '' && outcomeStatement.endsWith(tail) ? outcomeStatement.slice(0, -tail.length) : outcomeStatement
}

function voteInWords(vote: IncidentView['votes'][number], policy: IncidentView['policy']): string {
	if (vote.state === 'open') return `open until ${formatTime(vote.closesAt)}.`
	if (vote.state === 'counting') return 'closed; its ballots are being counted.'
	if (vote.outcome === 'quorum_not_met') return 'no decision for want of quorum.'
	if (vote.outcome === 'rejected') return 'nothing that was proposed found enough support.'
	return `decided: ${policy.ladder[vote.decidedRung ?? 0]?.name.toLowerCase()}.`
}
