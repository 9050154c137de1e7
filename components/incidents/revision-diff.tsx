import { DiffText } from '@/components/ui/diff-text'
import type { Report } from '@/lib/domain/incidents/report'
import { changesBetween } from './report-as-text'

/** What a revision changed, field by field, word by word. */
export function RevisionDiff({ before, after }: { readonly before: Report; readonly after: Report }) {
	const changes = changesBetween(before, after)
	if (changes.length === 0) return <p className="text-soft">Nothing that you may read has changed.</p>
	return (
		<div className="space-y-4">
			{changes.map((change) => (
				<div key={change.field} className="space-y-1">
					<h3 className="font-semibold">{change.name}</h3>
					<DiffText before={change.before} after={change.after} />
				</div>
			))}
		</div>
	)
}
