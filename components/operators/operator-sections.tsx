import Link from 'next/link'
import { AddingUp } from '@/components/measures/adding-up'
import { Empty, Section } from '@/components/ui/section'
import { SourceLink } from '@/components/ui/source-link'
import { Table } from '@/components/ui/table'
import { MEASURE_STATES_IN_WORDS } from '@/lib/domain/measures/measure'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatDay } from '@/lib/format/dates'
import { nameOfMeasure, settingsInWords } from '@/lib/format/measure-words'
import type { EscalationsView } from '@/lib/server/measures/queries/get-escalations'
import type { OperatorView } from '@/lib/server/operators/queries/get-operator'
import { DecisionsElsewhere } from './decisions-elsewhere'
import { StandingOfOperator } from './standing-of-operator'

type Props = {
	readonly operator: OperatorView
	readonly policy: Pick<Policy, 'ladder'>
	readonly escalations: EscalationsView
}

/** Standing, measures, decisions, trust and keys of one operator. */
export function OperatorSections({ operator, policy, escalations }: Props) {
	return (
		<>
			<Section id="standing" title="Standing over time">
				<StandingOfOperator operator={operator} policy={policy} />
			</Section>
			<Section id="measures" title="Measures">
				{operator.measures.length === 0 && <Empty>No measure is on record.</Empty>}
				{operator.measures.length > 0 && (
					<Table
						caption="Measures"
						head={['Measure', 'What it sets', 'State', 'In force from', 'Ended', 'From']}
						rows={operator.measures.map((measure) => [
							<Link key="measure" href={`/measures/${measure.id}`}>
								{nameOfMeasure(measure.kind, policy)}
							</Link>,
							settingsInWords(measure.parameters, policy),
							MEASURE_STATES_IN_WORDS[measure.state],
							measure.inForceFrom === null ? 'Not yet' : formatDay(measure.inForceFrom),
							measure.endedAt === null ? 'Not known to have ended' : formatDay(measure.endedAt),
							measure.incident ? (
								<Link key="from" href={`/incidents/${measure.incident.slug}`}>
									{measure.incident.title}
								</Link>
							) : (
								<SourceLink key="from" source={measure.source ?? ''} />
							),
						])}
					/>
				)}
			</Section>
			<Section id="adding-up" title="What adds up">
				<AddingUp escalations={escalations} />
			</Section>
			<Section id="decisions" title="Decisions taken elsewhere">
				{operator.decisionsElsewhere.length === 0 && <Empty>None is on record.</Empty>}
				{operator.decisionsElsewhere.length > 0 && <DecisionsElsewhere decisions={operator.decisionsElsewhere} />}
			</Section>
			<Section id="trust" title="What the DAO could rely on">
				{operator.trust.length === 0 && <Empty>Nothing is on record.</Empty>}
				{operator.trust.map((trust) => (
					<p key={`${trust.fromDate}-${trust.bond}`}>
						{trust.fromDate ? `As of ${formatDay(trust.fromDate)}: ` : ''}
						{trust.bond}, {trust.admission}, identity {trust.identity.replaceAll('_', ' ')}.{' '}
						<span className="text-soft">{trust.source}</span>
					</p>
				))}
			</Section>
			<Section id="keys" title="Keys">
				{operator.keys.length === 0 && <Empty>No reading of a registry is on record.</Empty>}
				{operator.keys.length > 0 && (
					<Table
						caption="Keys"
						head={['Day', 'Block', 'Staking limit', 'Used keys', 'All keys', 'Stopped']}
						rows={operator.keys.map((count) => [
							formatDay(count.blockTime),
							count.blockNumber,
							count.stakingLimit,
							count.usedSigningKeys,
							count.totalSigningKeys,
							count.stoppedValidators,
						])}
					/>
				)}
			</Section>
		</>
	)
}
