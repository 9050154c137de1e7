import Link from 'next/link'
import { AssessmentSummary } from '@/components/assessment/assessment-summary'
import { Prose } from '@/components/ui/prose'
import { Empty, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { EXTERNAL_RESULTS } from '@/lib/domain/decisions/external-decision'
import { CURRENT_POLICY } from '@/lib/domain/policy/policies'
import { formatDay, formatTime } from '@/lib/format/dates'
import { shorten } from '@/lib/format/numbers'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Props = { readonly incident: IncidentView; readonly assessment: AssessmentView }

/** What the panels said, what was decided, and what became of it. */
export function TreatmentSections({ incident, assessment }: Props) {
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
						<Prose text={reply.body} />
						<p className="text-sm text-soft">
							{reply.author}, {formatTime(reply.at)}
						</p>
					</div>
				))}
			</Section>
			<Section id="assessment" title="Assessment">
				<AssessmentSummary assessment={assessment} />
			</Section>
			<Section id="decision" title="Decision">
				{incident.votes.length === 0 && incident.decisionsElsewhere.length === 0 && (
					<Empty>Nothing has been decided.</Empty>
				)}
				<ul className="space-y-1">
					{incident.votes.map((vote) => (
						<li key={vote.id}>
							<Link href={`/votes/${vote.id}`}>Vote {vote.attempt}</Link>: {voteInWords(vote)}
						</li>
					))}
				</ul>
				{incident.outcomeStatement !== '' && <Prose text={incident.outcomeStatement} />}
				{incident.decisionsElsewhere.length > 0 && (
					<Table
						caption="Decisions taken elsewhere"
						head={['Day', 'Where', 'What', 'Result', 'Source']}
						rows={incident.decisionsElsewhere.map((decision) => [
							formatDay(decision.decidedOn),
							decision.venue,
							<code key="lever" className="font-mono text-sm break-all">
								{decision.lever}({JSON.stringify(decision.arguments).slice(1, -1)})
							</code>,
							`${EXTERNAL_RESULTS[decision.result]}: ${decision.resultNote}`,
							<span key="source" className="break-all text-sm">
								{decision.source}
							</span>,
						])}
					/>
				)}
			</Section>
			<Section id="measures" title="Measures">
				{incident.measures.length === 0 ? (
					<Empty>No measure follows from this case.</Empty>
				) : (
					<Table
						caption="Measures"
						head={['Measure', 'What it sets', 'State', 'In force', 'Review', 'Ends']}
						rows={incident.measures.map((measure) => [
							CURRENT_POLICY.ladder.find((step) => step.key === measure.kind)?.name ?? measure.kind,
							Object.entries(measure.parameters)
								.map(([key, value]) => `${key} ${value.toLocaleString('en-GB')}`)
								.join(', '),
							measure.state.replace('_', ' '),
							measure.inForceFrom === null ? 'Not yet' : formatDay(measure.inForceFrom),
							measure.reviewAt === null ? 'No date' : formatDay(measure.reviewAt),
							(measure.endedAt ?? measure.expiresAt)
								? formatDay(measure.endedAt ?? measure.expiresAt ?? '')
								: 'No date',
						])}
					/>
				)}
			</Section>
			<Section id="history" title="What happened to the case">
				<ol className="space-y-1">
					{incident.steps.map((step) => (
						<li key={`${step.event}-${step.at}`}>
							<time dateTime={step.at}>{formatTime(step.at)}</time>:{' '}
							{step.event.replace('incident.', '').replaceAll('_', ' ')}{' '}
							<span className="text-soft">
								({step.actor}, {step.role})
							</span>
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

function voteInWords(vote: IncidentView['votes'][number]): string {
	if (vote.state === 'open') return `open until ${formatTime(vote.closesAt)}.`
	if (vote.outcome === 'quorum_not_met') return 'no decision for want of quorum.'
	return `decided: ${CURRENT_POLICY.ladder[vote.decidedRung ?? 0]?.name.toLowerCase()}.`
}
