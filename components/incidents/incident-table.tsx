import Link from 'next/link'
import { Table } from '@/components/ui/table'
import { DETECTORS, INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { CURRENT_POLICY } from '@/lib/domain/policy/policies'
import { formatDay } from '@/lib/format/dates'
import { formatEth } from '@/lib/format/numbers'
import type { IncidentRow } from '@/lib/server/incidents/queries/list-incidents'
import { DemonstrationBadge, StateBadge } from './state-badge'

export function IncidentTable({ rows }: { readonly rows: readonly IncidentRow[] }) {
	return (
		<Table
			caption="Incidents"
			head={['Date', 'Case', 'Class', 'Noticed by', 'Validators', 'Loss', 'Where it stands']}
			rows={rows.map((row) => [
				<time key="date" dateTime={row.occurredAt} className="whitespace-nowrap">
					{formatDay(row.occurredAt)}
				</time>,
				<div key="case" className="min-w-56">
					<Link href={`/incidents/${row.slug}`} className="font-medium">
						{row.title}
					</Link>
					<div className="text-sm text-soft">
						{row.operator.name} {row.isDemonstration && <DemonstrationBadge />}
					</div>
				</div>,
				INCIDENT_CLASSES[row.incidentClass],
				DETECTORS[row.detectedBy],
				row.validatorCount?.toLocaleString('en-GB') ?? 'Not known',
				row.lossGwei === null ? 'Not known' : formatEth(row.lossGwei),
				<div key="state" className="space-y-1">
					<StateBadge state={row.state} />
					{row.consequence !== null && (
						<div className="text-sm text-soft">{CURRENT_POLICY.ladder[row.consequence]?.name}</div>
					)}
				</div>,
			])}
		/>
	)
}
