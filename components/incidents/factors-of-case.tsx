import { Badge } from '@/components/ui/badge'
import type { Report } from '@/lib/domain/incidents/report'
import { CAUSES, TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { VALOS_RISKS } from '@/lib/domain/standards/valos-risks'

/** What let it happen: each cause with the risks of the standard and the moments that show it. */
export function FactorsOfCase({ report }: { readonly report: Report }) {
	return (
		<ul className="space-y-3">
			{report.contributingFactors.map((factor) => (
				<li key={factor.id} id={`factor-${factor.id}`} className="space-y-1">
					<strong>{CAUSES[factor.cause]}</strong>
					{factor.text !== '' && <p className="max-w-prose">{factor.text}</p>}
					{factor.riskIds.map((id) => (
						<p key={id} className="flex flex-wrap items-baseline gap-2 text-sm">
							<Badge>ValOS {id}</Badge>
							<span className="text-soft">{VALOS_RISKS.find((risk) => risk.id === id)?.title}</span>
						</p>
					))}
					<ShownBy report={report} rowIds={factor.timelineRowIds} />
				</li>
			))}
		</ul>
	)
}

function ShownBy({ report, rowIds }: { readonly report: Report; readonly rowIds: readonly string[] }) {
	const rows = report.timeline.filter((row) => rowIds.includes(row.id))
	if (rows.length === 0) return null
	return (
		<p className="text-sm text-soft">
			Shown by{' '}
			{rows.map((row, index) => (
				<span key={row.id}>
					{index > 0 && ', '}
					<a href={`#row-${row.id}`}>{TIMELINE_KINDS[row.kind].toLowerCase()}</a>
				</span>
			))}
		</p>
	)
}
