import type { Metadata } from 'next'
import Link from 'next/link'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import { buttonLook } from '@/components/ui/button'
import { Empty } from '@/components/ui/section'
import { personOf } from '@/lib/domain/access/actor'
import { formatTime } from '@/lib/format/dates'
import { listMyWork } from '@/lib/server/incidents/queries/list-my-work'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'

export const metadata: Metadata = { title: 'Desk' }

export default async function DeskPage() {
	const { data } = await pageQuery(listMyWork, {})
	const person = personOf(await actorOfRequest())
	const mayFile = (person?.memberships.length ?? 0) > 0
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">What waits for you</h1>
			{mayFile && (
				<Link href="/desk/cases/new" className={buttonLook()}>
					Report an incident
				</Link>
			)}
			<nav aria-label="Desk" className="flex flex-wrap gap-x-6 gap-y-2">
				<Link href="/desk/team">Team</Link>
				<Link href="/desk/account">Account and API tokens</Link>
				{person?.roles.includes('administrator') && <Link href="/desk/people">People and their roles</Link>}
			</nav>
			{data.length === 0 && <Empty>Nothing waits for you. New work shows here with its deadline.</Empty>}
			<ul className="space-y-4">
				{data.map((item) => (
					<li key={`${item.incidentId}-${item.task}`} className="space-y-1 rounded border border-line bg-surface p-4">
						<Link href={item.href} className="text-lg font-medium">
							{item.task}
						</Link>
						<p>
							{item.title}, {item.operator} {item.isDemonstration && <DemonstrationBadge />}
						</p>
						<p className="text-sm text-soft">
							{item.dueAt === null ? 'No deadline.' : `Until ${formatTime(item.dueAt)}.`} {item.note}
						</p>
					</li>
				))}
			</ul>
		</div>
	)
}
