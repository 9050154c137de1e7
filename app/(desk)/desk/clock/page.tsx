import type { Metadata } from 'next'
import Link from 'next/link'
import { ClockForm } from '@/components/desk/clock-form'
import { PageHeader } from '@/components/layout/page-header'
import { Empty, Facts } from '@/components/ui/section'
import { formatDuration, formatTime } from '@/lib/format/dates'
import { getDemoClock } from '@/lib/server/demo/queries/get-demo-clock'
import { pageQuery } from '@/lib/web/page-query'
import { advanceAction } from './actions'

export const metadata: Metadata = { title: 'Clock of the demonstration' }

export default async function ClockPage() {
	const clock = await pageQuery(getDemoClock, {})
	return (
		<div className="max-w-3xl space-y-8">
			<PageHeader
				title="Clock of the demonstration"
				lead="Move time ahead to see rounds close, votes end and measures come up for review. It moves for everyone, and never back."
			/>
			<Facts
				rows={[
					[
						'Time here',
						<time key="now" dateTime={clock.now}>
							{formatTime(clock.now)}
						</time>,
					],
					['Ahead of real time', clock.aheadMs === 0 ? 'No' : formatDuration(clock.aheadMs)],
				]}
			/>
			{clock.mayAdvance.allowed ? (
				<ClockForm action={advanceAction} />
			) : (
				<Empty title="You cannot move this clock.">{clock.mayAdvance.because}</Empty>
			)}
			<p>
				What is due, and for whom, stands on <Link href="/desk">the desk</Link>.
			</p>
		</div>
	)
}
