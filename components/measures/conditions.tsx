import { Empty } from '@/components/ui/section'
import { CONDITION_STATES_IN_WORDS, FINDINGS } from '@/lib/domain/measures/condition'
import { formatDay, formatTime } from '@/lib/format/dates'
import type { ConditionView } from '@/lib/server/measures/queries/view-measure'
import { SeenAt } from './seen-at'

/** What the operator shows before the measure ends, and what was found of each. */
export function Conditions({ conditions }: { readonly conditions: readonly ConditionView[] }) {
	if (conditions.length === 0) return <Empty>The measure has no conditions.</Empty>
	return (
		<ol className="space-y-4">
			{conditions.map((condition) => (
				<li key={condition.id} className="space-y-1">
					<p>
						<span className="font-medium">{condition.number}.</span> {condition.text}{' '}
						<span className="text-soft">
							({CONDITION_STATES_IN_WORDS[condition.state]}
							{condition.dueAt !== null && `, by ${formatDay(condition.dueAt)}`})
						</span>
					</p>
					{condition.findings.length > 0 && (
						<ul aria-label={`What was found of condition ${condition.number}`} className="space-y-1 pl-6">
							{condition.findings.map((finding) => (
								<li key={`${finding.at}-${finding.state}`}>
									<time dateTime={finding.at}>{formatTime(finding.at)}</time>: {FINDINGS[finding.state]}{' '}
									<span className="text-soft">({finding.by})</span>
									<span className="block max-w-prose">{finding.note}</span>
									{finding.evidence !== '' && <SeenAt evidence={finding.evidence} />}
								</li>
							))}
						</ul>
					)}
				</li>
			))}
		</ol>
	)
}
