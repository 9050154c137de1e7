import Link from 'next/link'
import { DemonstrationBadge, StateBadge } from '@/components/incidents/state-badge'
import { Empty } from '@/components/ui/section'
import { formatRelative, formatTime } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { OverviewView } from '@/lib/server/incidents/queries/get-overview'

type Props = Pick<OverviewView, 'open' | 'openCount' | 'now'>

/** The cases under treatment, each with who acts next and by when. */
export function OpenCases({ open, openCount, now }: Props) {
	if (open.length === 0) return <Empty>No published case is being treated now.</Empty>
	return (
		<div className="space-y-4">
			<ul className="divide-y divide-line border-y border-line">
				{open.map(({ id, slug, title, operator, isDemonstration, state, steps }) => (
					<li key={id} className="grid gap-x-8 gap-y-2 py-4 md:grid-cols-[minmax(0,1fr)_22rem]">
						<div className="min-w-0 space-y-1">
							<p className="text-lg leading-snug font-medium">
								<Link href={`/incidents/${slug}`}>{title}</Link>
							</p>
							<p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
								{operator} <StateBadge state={state} /> {isDemonstration && <DemonstrationBadge />}
							</p>
						</div>
						<ul className="space-y-1 md:pt-0.5">
							{steps.map((step) => (
								<li key={`${step.who}-${step.task}`}>
									<span className="font-medium">{step.who}</span>: {step.task.charAt(0).toLowerCase()}
									{step.task.slice(1)}
									{step.dueAt !== null && (
										<span className="block text-sm text-soft">
											<time dateTime={step.dueAt}>{formatRelative(step.dueAt, now)}</time>, {formatTime(step.dueAt)}
										</span>
									)}
								</li>
							))}
						</ul>
					</li>
				))}
			</ul>
			<p>
				<Link href="/incidents?sort=updated">All cases</Link>
				{openCount > open.length && `; ${counted(openCount - open.length, 'more case')} under treatment`}
			</p>
		</div>
	)
}
