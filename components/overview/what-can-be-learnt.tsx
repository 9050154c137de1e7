import Link from 'next/link'
import { CountBars } from '@/components/charts/count-bars'
import { Picture } from '@/components/charts/drawing'
import { Empty } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { CAUSES } from '@/lib/domain/incidents/vocabulary'
import { formatDay } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { counted } from '@/lib/format/words'
import type { OverviewView } from '@/lib/server/incidents/queries/get-overview'

/** Which causes recur, as a picture with its table. */
export function FrequentCauses({ causes, causesCounted }: Pick<OverviewView, 'causes' | 'causesCounted'>) {
	if (causes.length === 0) return <Empty>No published report names a cause yet.</Empty>
	const bars = causes.map(({ cause, count }) => ({ name: CAUSES[cause], count }))
	return (
		<Picture
			sentence={`What contributed, in the newest ${counted(causesCounted, 'published report')} that ${causesCounted === 1 ? 'names' : 'name'} a cause; a report may name several.`}
			fold="The causes as a table"
			table={
				<Table
					caption="Causes by number of reports"
					head={['Cause', 'Reports']}
					figures={[1]}
					density="compact"
					narrow="scroll"
					rows={bars.map(({ name, count }) => [name, formatCount(count)])}
				/>
			}
		>
			<CountBars title="Frequent causes" bars={bars} />
		</Picture>
	)
}

/** The newest lessons, each with its first sentence in the words of those who learnt it. */
export function NewestLessons({ lessons }: Pick<OverviewView, 'lessons'>) {
	if (lessons.length === 0) return <Empty>No published report says yet what was learnt.</Empty>
	return (
		<ul className="space-y-6">
			{lessons.map(({ slug, title, operator, occurredAt, sentence }) => (
				<li key={slug} className="space-y-1">
					<blockquote className="prose border-l-2 border-edge pl-4">{sentence}</blockquote>
					<p className="pl-4 text-sm text-soft">
						<Link href={`/incidents/${slug}#lessons`}>{title}</Link>, {operator},{' '}
						<time dateTime={occurredAt}>{formatDay(occurredAt)}</time>
					</p>
				</li>
			))}
		</ul>
	)
}
