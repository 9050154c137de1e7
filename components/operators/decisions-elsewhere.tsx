import { SourceLink } from '@/components/ui/source-link'
import { Table } from '@/components/ui/table'
import { EXTERNAL_RESULTS } from '@/lib/domain/decisions/external-decision'
import { formatDay } from '@/lib/format/dates'
import type { DecisionElsewhereView } from '@/lib/server/decisions/decision-elsewhere'

/** What other venues decided, each with its source. */
export function DecisionsElsewhere({ decisions }: { readonly decisions: readonly DecisionElsewhereView[] }) {
	return (
		<Table
			caption="Decisions taken elsewhere"
			head={['Day', 'Where', 'What', 'Result', 'Source']}
			rows={decisions.map((decision) => [
				formatDay(decision.decidedOn),
				decision.venue,
				<code key="lever" className="font-mono text-sm break-all">
					{decision.lever}({JSON.stringify(decision.arguments).slice(1, -1)})
				</code>,
				`${EXTERNAL_RESULTS[decision.result]}: ${decision.resultNote}`,
				<SourceLink key="source" source={decision.source} />,
			])}
		/>
	)
}
