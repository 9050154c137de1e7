import type { Metadata } from 'next'
import Link from 'next/link'
import { OthersList, WorkList } from '@/components/desk/work-list'
import { PageHeader } from '@/components/layout/page-header'
import { Empty, Section } from '@/components/ui/section'
import { counted } from '@/lib/format/words'
import { listMyWork } from '@/lib/server/incidents/queries/list-my-work'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Desk' }

export default async function DeskPage() {
	const { data, others, now } = await pageQuery(listMyWork, {})
	return (
		<div className="space-y-10">
			<div className="space-y-5">
				<PageHeader
					title="What waits for you"
					lead={data.length === 0 ? undefined : `${counted(data.length, 'thing')}, the nearest deadline first.`}
				/>
				{data.length === 0 ? (
					<Empty title="Nothing waits for you.">
						New work shows here with its deadline. Meanwhile, <Link href="/incidents">all published cases</Link> can be
						read.
					</Empty>
				) : (
					<WorkList items={data} now={now} />
				)}
			</div>
			<Section id="others" title="What waits for others">
				{others.length === 0 ? (
					<Empty>No case that you take part in waits for somebody else.</Empty>
				) : (
					<>
						<p className="text-soft">
							Who acts next in the cases that you take part in, by when, and why it is not you.
						</p>
						<OthersList items={others} now={now} />
					</>
				)}
			</Section>
		</div>
	)
}
