import { Facts } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { RecordPanel } from '@/lib/domain/decisions/decision-record'

/** What each panel said: vector, figures, and every rater's grades with their reasons. */
export function RecordPanels({ panels }: { readonly panels: readonly RecordPanel[] }) {
	if (panels.length === 0) return <p className="text-soft">No panel has rated this.</p>
	return panels.map(({ title, vector, summary, ratings, recused }) => (
		<div key={title} className="space-y-3">
			<h3 className="text-lg font-semibold">{title}</h3>
			{vector !== null && <p className="font-mono text-sm break-all">{vector}</p>}
			<Facts rows={summary.map(({ name, text }) => [name, text])} />
			{ratings.map((rating) => (
				<div key={rating.name} className="space-y-2">
					<p className="font-medium">
						{rating.name}
						{rating.conflict !== '' && (
							<span className="font-normal text-soft"> (conflict of interest: {rating.conflict})</span>
						)}
					</p>
					<Table
						caption={`Grades by ${rating.name}`}
						head={['Factor', 'Grade', 'Because']}
						rows={rating.grades.map(({ factor, grade, rationale }) => [factor, grade, rationale])}
					/>
				</div>
			))}
			{recused.length > 0 && <p>Recused: {recused.join(', ')}.</p>}
		</div>
	))
}
