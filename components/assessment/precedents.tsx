import Link from 'next/link'
import { Empty, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { COMPARABLE, COMPARED_WITH } from '@/lib/domain/assessment/precedents'
import { EXTERNAL_RESULTS } from '@/lib/domain/decisions/external-decision'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatDay } from '@/lib/format/dates'
import { formatCount, formatShare } from '@/lib/format/numbers'
import type { Precedent, PrecedentsView } from '@/lib/server/assessment/queries/list-precedents'

import { expectationInWords } from './expectation'

type Props = { readonly precedents: PrecedentsView; readonly ladder: Policy['ladder'] }

/** Decided cases to compare with: those that were graded most alike, then those of the same class. */
export function Precedents({ precedents, ladder }: Props) {
	const { data, sameClass, explanation } = precedents
	return (
		<Section id="precedents" title="What was decided in similar cases">
			{data.length === 0 ? (
				<Empty>{explanation}</Empty>
			) : (
				<>
					<p className="max-w-prose text-soft">
						{expectationInWords(precedents, ladder)} The distance is 0 % where the stewards graded alike, and 100 % as
						far apart as the rubric allows. Compared are the newest {formatCount(COMPARED_WITH)} decided cases under the
						same rubric. A decision must say why where it lies {COMPARABLE.rungsApart} rungs or more off the middle of{' '}
						{COMPARABLE.least} or more cases within {formatShare(COMPARABLE.within)}, or off that of those at 0 %, of
						which one is enough.
					</p>
					<Table
						caption="Cases by distance"
						head={['Case', 'Distance', 'Decided']}
						rows={data.map((one) => [
							<CaseLink key="case" one={one} />,
							one.distance === null ? '' : formatShare(one.distance),
							decidedInWords(one, ladder),
						])}
					/>
				</>
			)}
			{sameClass.length > 0 && (
				<Table
					caption="Cases of the same class that were decided elsewhere"
					head={['Case of the same class, not graded here', 'When', 'Decided elsewhere']}
					rows={sameClass.map((one) => [
						<CaseLink key="case" one={one} />,
						formatDay(one.incident.occurredAt),
						decidedInWords(one, ladder),
					])}
				/>
			)}
		</Section>
	)
}

function CaseLink({ one }: { readonly one: Precedent }) {
	return <Link href={`/incidents/${one.incident.slug}`}>{one.incident.title}</Link>
}

function decidedInWords({ decided }: Precedent, ladder: Props['ladder']): string {
	const here = ladder.find((step) => step.rung === decided.rung)?.name
	const elsewhere = decided.elsewhere.map(
		({ lever, result }) => `${lever}: ${EXTERNAL_RESULTS[result as keyof typeof EXTERNAL_RESULTS]}`,
	)
	return [...(here ? [here] : []), ...elsewhere].join('; ') || 'Not known'
}
