import Link from 'next/link'
import { Empty, Facts, Section } from '@/components/ui/section'
import { SourceLink } from '@/components/ui/source-link'
import { MEASURE_STATES_IN_WORDS } from '@/lib/domain/measures/measure'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { formatDay, formatTime } from '@/lib/format/dates'
import { settingsInWords } from '@/lib/format/measure-words'
import type { MeasureView } from '@/lib/server/measures/queries/get-measure'
import { Decided, Due } from './adding-up'
import { Conditions } from './conditions'
import { SeenAt } from './seen-at'

type Props = { readonly measure: MeasureView; readonly ladder: readonly LadderRung[] }

/** One measure: its dates and source, its conditions, what adds up with it, and what became of it. */
export function MeasureSections({ measure, ladder }: Props) {
	return (
		<>
			<Facts rows={factsOf(measure, ladder)} />
			<Section id="conditions" title="Conditions">
				<Conditions conditions={measure.conditions} />
			</Section>
			{(measure.due !== null || measure.escalations.length > 0) && (
				<Section id="escalation" title="What it leads to">
					{measure.due !== null && <Due due={measure.due} />}
					{measure.escalations.map((escalation) => (
						<Decided key={escalation.id} escalation={escalation} />
					))}
				</Section>
			)}
			<Section id="history" title="What became of it">
				{measure.steps.length === 0 && <Empty>Nothing yet since it was decided; it comes into force next.</Empty>}
				<ol className="space-y-2">
					{measure.steps.map((step) => (
						<li key={`${step.at}-${step.event}`}>
							<time dateTime={step.at}>{formatTime(step.at)}</time>: {stepInWords(step.event, step.to)}{' '}
							<span className="text-soft">({step.by})</span>
							{step.note !== '' && step.note !== step.evidence && (
								<span className="block max-w-prose pl-4 whitespace-pre-wrap">{step.note}</span>
							)}
							{step.conditionId !== null && (
								<span className="block pl-4">{conditionOf(measure, step.conditionId)}</span>
							)}
							{step.evidence !== '' && <SeenAt evidence={step.evidence} />}
						</li>
					))}
				</ol>
			</Section>
		</>
	)
}

function conditionOf({ conditions }: MeasureView, id: string): string {
	const condition = conditions.find((one) => one.id === id)
	return condition ? `Condition ${condition.number}: ${condition.text}` : 'About a condition that was drawn up again.'
}

const STEPS: Readonly<Record<string, string>> = {
	'measure.reminded': 'people were told of the review',
	'measure.conditions_drawn_up': 'conditions were drawn up',
	'measure.condition_reported': 'the operator reported a condition',
	'measure.condition_verified': 'a condition was looked at',
	'measure.escalation_begun': 'it was escalated',
	'measure.escalation_set_aside': 'its escalation was set aside',
	'measure.uncounted': 'it left the count of warnings',
	'measure.completed': 'the operator was deactivated',
	'measure.keep': 'kept after its review',
	'measure.recorded_elsewhere': 'recorded from another venue',
}

function stepInWords(event: string, to: MeasureView['state']): string {
	return STEPS[event] ?? MEASURE_STATES_IN_WORDS[to]
}

function factsOf(measure: MeasureView, ladder: readonly LadderRung[]) {
	const { inForceFrom, reviewAt, expiresAt, endedAt, completedAt, incident, replacesId, source, voteId } = measure
	const day = (at: string | null, none: string): string => (at === null ? none : formatDay(at))
	return [
		[
			'Operator',
			<Link key="operator" href={`/operators/${measure.operator.slug}`}>
				{measure.operator.name}
			</Link>,
		],
		['State', MEASURE_STATES_IN_WORDS[measure.state]],
		['What it sets', settingsInWords(measure.parameters, { ladder }) || 'Nothing besides itself'],
		['Decided', formatDay(measure.decidedAt)],
		['In force from', day(inForceFrom, 'Not yet')],
		['Review', day(reviewAt, 'No date')],
		[endedAt === null ? 'Ends' : 'Ended', day(endedAt ?? expiresAt, 'No date')],
		...(completedAt === null ? [] : [['Deactivated', formatDay(completedAt)] as const]),
		...(measure.isCounted ? [] : [['Count', 'An appeal took it out of the count of warnings'] as const]),
		...(replacesId === null
			? []
			: [
					[
						'In place of',
						<Link key="replaces" href={`/measures/${replacesId}`}>
							a breached measure
						</Link>,
					] as const,
				]),
		[
			'Follows from',
			incident ? (
				<Link key="case" href={`/incidents/${incident.slug}`}>
					{incident.title}
				</Link>
			) : (
				source && <SourceLink key="source" source={source} />
			),
		],
		...(voteId === null
			? []
			: [
					[
						'Decided by',
						<Link key="vote" href={`/votes/${voteId}`}>
							the vote
						</Link>,
					] as const,
				]),
		['Policy', measure.policyVersion],
	] as const
}
