import Link from 'next/link'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import type { OthersItem, WorkItem } from '@/lib/server/incidents/queries/case-work'
import { Deadline } from './deadline'

/** What waits for the reader: what is asked, of which case, by when, and why it is they. */
export function WorkList({ items, now }: { readonly items: readonly WorkItem[]; readonly now: string }) {
	return (
		<ul className="divide-y divide-line border-y border-line">
			{items.map((item) => (
				<li
					key={`${item.incidentId}-${item.task}-${item.note}`}
					className="grid gap-x-8 gap-y-1 py-4 sm:grid-cols-[minmax(0,1fr)_15rem]"
				>
					<div className="min-w-0 space-y-0.5">
						<Link href={item.href} className="text-lg font-medium">
							{item.task}
						</Link>
						<CaseLine item={item} />
						<p className="text-sm text-soft">
							{item.because} {item.note}
						</p>
					</div>
					<p className="text-sm sm:pt-1">
						<Deadline dueAt={item.dueAt} now={now} />
					</p>
				</li>
			))}
		</ul>
	)
}

function CaseLine({ item }: { readonly item: Pick<WorkItem, 'title' | 'operator' | 'isDemonstration'> }) {
	return (
		<p className="break-words">
			{item.title}, {item.operator} {item.isDemonstration && <DemonstrationBadge />}
		</p>
	)
}

type ByCase = { readonly first: OthersItem; readonly steps: readonly OthersItem[] }

/** What the reader's cases wait for from others, one entry for each case, each step with the reason why it is not theirs. */
export function OthersList({ items, now }: { readonly items: readonly OthersItem[]; readonly now: string }) {
	return (
		<ul className="divide-y divide-line border-y border-line">
			{byCase(items).map(({ first, steps }) => (
				<li key={first.incidentId} className="space-y-2 py-4">
					<p className="break-words">
						<Link href={first.href} className="font-medium">
							{first.title}
						</Link>
						, {first.operator} {first.isDemonstration && <DemonstrationBadge />}
					</p>
					<ul className="space-y-2">
						{steps.map((step) => (
							<li
								key={`${step.task}-${step.who}-${step.dueAt}`}
								className="grid gap-x-8 text-sm sm:grid-cols-[minmax(0,1fr)_15rem]"
							>
								<div className="min-w-0">
									<p>
										{step.who}: {lowerFirst(step.task)}
									</p>
									<p className="text-soft">{step.because}</p>
								</div>
								<p>
									<Deadline dueAt={step.dueAt} now={now} />
								</p>
							</li>
						))}
					</ul>
				</li>
			))}
		</ul>
	)
}

/** Cases keep the order of their nearest deadline. */
function byCase(items: readonly OthersItem[]): readonly ByCase[] {
	const cases = new Map<string, OthersItem[]>()
	for (const item of items) cases.set(item.incidentId, [...(cases.get(item.incidentId) ?? []), item])
	return [...cases.values()].flatMap((steps) => (steps[0] ? [{ first: steps[0], steps }] : []))
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1)
}
