import { Table } from '@/components/ui/table'
import { REMEDIATION_STATES } from '@/lib/domain/incidents/vocabulary'
import { formatDay } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

/** What is being done, by whom and until when, and what a steward found on it. */
export function RemediationOfCase({ incident }: { readonly incident: Pick<IncidentView, 'report' | 'checks'> }) {
	return (
		<Table
			caption="Remediation"
			head={['Item', 'Owner', 'Due', 'State', 'Verified']}
			rows={incident.report.remediation.map((item) => {
				const check = incident.checks.findLast((candidate) => candidate.itemId === item.id)
				return [
					item.text,
					item.owner || 'Nobody named',
					item.dueOn === null ? 'No date' : formatDay(item.dueOn),
					REMEDIATION_STATES[item.state],
					check ? `${check.isSatisfied ? 'Satisfactory' : 'Not satisfactory'}: ${check.why} (${check.by})` : 'Not yet',
				]
			})}
		/>
	)
}
