import Link from 'next/link'
import { columnsOf } from '@/components/assessment/factor-columns'
import { SmallFactorStrip } from '@/components/charts/factor-strip'
import { Table } from '@/components/ui/table'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { DETECTORS, INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatDay } from '@/lib/format/dates'
import { formatCount, formatEth } from '@/lib/format/numbers'
import type { PanelMedians } from '@/lib/server/assessment/queries/list-panel-medians'
import type { IncidentRow } from '@/lib/server/incidents/queries/list-incidents'
import { DemonstrationBadge, StateBadge } from './state-badge'

type Props = {
	readonly rows: readonly IncidentRow[]
	readonly ladder: Policy['ladder']
	/** Those that the medians name. */
	readonly rubrics: Readonly<Record<string, Rubric>>
	/** What the panels said of those cases whose rounds are closed. */
	readonly medians: PanelMedians
}

export function IncidentTable({ rows, ladder, rubrics, medians }: Props) {
	return (
		<Table
			caption="Incidents"
			head={['Date', 'Case', 'Class', 'Noticed by', 'Validators', 'Loss', 'Where it stands']}
			rows={rows.map((row) => [
				<time key="date" dateTime={row.occurredAt} className="whitespace-nowrap">
					{formatDay(row.occurredAt)}
				</time>,
				<div key="case" className="md:min-w-56">
					<Link href={`/incidents/${row.slug}`} className="font-medium">
						{row.title}
					</Link>
					<div className="text-sm text-soft">
						{row.operator.name} {row.isDemonstration && <DemonstrationBadge />}
					</div>
				</div>,
				INCIDENT_CLASSES[row.incidentClass],
				DETECTORS[row.detectedBy],
				row.validatorCount === null ? 'Not known' : formatCount(row.validatorCount),
				row.lossGwei === null ? 'Not known' : formatEth(row.lossGwei),
				<div key="state" className="space-y-1">
					<StateBadge state={row.state} />
					{row.consequence !== null && <div className="text-sm text-soft">{ladder[row.consequence]?.name}</div>}
					<Medians of={medians[row.id]} rubrics={rubrics} />
				</div>,
			])}
		/>
	)
}

type MediansProps = Pick<Props, 'rubrics'> & { readonly of: PanelMedians[string] | undefined }

function Medians({ of, rubrics }: MediansProps) {
	const rubric = of && rubrics[of.rubricVersion]
	return of && rubric ? <SmallFactorStrip columns={columnsOf(rubric, of.panels)} /> : null
}
