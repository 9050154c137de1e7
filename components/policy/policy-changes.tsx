import { DiffText } from '@/components/ui/diff-text'
import { Empty } from '@/components/ui/section'
import type { PolicyComparison } from '@/lib/server/policy/queries/compare-policies'

/** What differs between two versions: a sentence for each field, and texts word by word. */
export function PolicyChanges({ comparison }: { readonly comparison: PolicyComparison }) {
	const { from, to, changes } = comparison
	if (changes.length === 0) {
		return (
			<Empty>
				{to === from
					? 'This is one and the same version. Choose another one to compare it with; a proposed change appears among them.'
					: `${to} says what ${from} says.`}
			</Empty>
		)
	}
	return [...new Set(changes.map(({ section }) => section))].map((section) => (
		<div key={section} className="space-y-2">
			<h3 className="font-semibold">{section}</h3>
			<ul className="space-y-2">
				{changes
					.filter((change) => change.section === section)
					.map(({ path, sentence, kind, before, after }) => (
						<li key={path}>
							{sentence}
							{(kind === 'text' || kind === 'line') && typeof before === 'string' && typeof after === 'string' && (
								<DiffText before={before} after={after} />
							)}
						</li>
					))}
			</ul>
		</div>
	))
}
