import Link from 'next/link'
import { Facts } from '@/components/ui/section'
import { INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { formatPrecisely } from '@/lib/format/dates'
import { formatCount, formatEth } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { CasePath } from './case-path'
import { DemonstrationBadge, StateBadge } from './state-badge'

/** The first screen of a case: what, how bad, where it stands, who acts next. */
export function CaseHeader({ incident }: { readonly incident: IncidentView }) {
	const { report, operator } = incident
	const loss = report.impact.findLast((figure) => figure.kind === 'actual') ?? report.impact.at(-1)
	return (
		<header className="space-y-4">
			<div className="flex flex-wrap items-center gap-2">
				<StateBadge state={incident.state} />
				{incident.isDemonstration && <DemonstrationBadge />}
				{incident.isHistorical && (
					<span className="text-sm text-soft">Recorded from public sources; treated elsewhere</span>
				)}
			</div>
			<h1 className="text-3xl font-semibold">{report.title || 'Untitled draft'}</h1>
			<CasePath incident={incident} />
			<Facts
				rows={[
					[
						'Operator',
						<Link key="operator" href={`/operators/${operator.slug}`}>
							{operator.name}
						</Link>,
					],
					['Module', operator.module],
					['Class', INCIDENT_CLASSES[report.incidentClass]],
					['Network', report.network],
					['When', formatPrecisely(report.occurredAt, report.occurredPrecision)],
					['Validators affected', report.validators.count === null ? null : formatCount(report.validators.count)],
					['Decided', decisionInWords(incident)],
					['Loss', loss ? `${formatEth(loss.lossGwei)} (${loss.kind})` : null],
				]}
			/>
		</header>
	)
}

function decisionInWords({ votes, treatment, state, decisionsElsewhere, policy }: IncidentView): string {
	const adopted = votes.findLast((vote) => vote.outcome === 'adopted' && vote.treatment === treatment)
	const rejected = votes.findLast((vote) => vote.outcome === 'rejected' && vote.treatment === treatment)
	if (rejected) return policy.ladder[0]?.name ?? ''
	if (adopted) return policy.ladder[adopted.decidedRung ?? 0]?.name ?? ''
	if (decisionsElsewhere.length > 0) return 'Elsewhere; see the section on the decision'
	return state === 'closed' ? 'Nothing was decided here' : 'Nothing yet'
}
