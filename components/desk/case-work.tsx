import type { CaseWorkView } from '@/lib/server/incidents/queries/get-case-work'
import { Deadline } from './deadline'

/** Who acts next in a case, by when, and where it is not the reader, why. */
export function CaseWork({ work }: { readonly work: CaseWorkView }) {
	const { mine, others, now } = work
	if (mine.length + others.length === 0) return <p className="text-soft">The case waits for nobody.</p>
	return (
		<ul className="divide-y divide-line border-y border-line">
			{mine.map((item) => (
				<li key={item.task} className={ROW}>
					<p>
						<span className="font-semibold">You</span>: {lowerFirst(item.task)}.{' '}
						<span className="text-sm text-soft">{item.because}</span>
					</p>
					<p className="text-sm">
						<Deadline dueAt={item.dueAt} now={now} />
					</p>
				</li>
			))}
			{others.map((item) => (
				<li key={`${item.who}-${item.task}-${item.dueAt}`} className={ROW}>
					<p>
						<span className="font-medium">{item.who}</span>: {lowerFirst(item.task)}.{' '}
						<span className="block text-sm text-soft">{item.because}</span>
					</p>
					<p className="text-sm">
						<Deadline dueAt={item.dueAt} now={now} />
					</p>
				</li>
			))}
		</ul>
	)
}

const ROW = 'grid gap-x-8 py-2.5 sm:grid-cols-[minmax(0,1fr)_15rem]'

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1)
}
