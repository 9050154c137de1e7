import type { Metadata } from 'next'
import Link from 'next/link'
import { MeasureTable } from '@/components/measures/measure-table'
import { buttonLook } from '@/components/ui/button'
import { Empty } from '@/components/ui/section'
import { listMeasures } from '@/lib/server/measures/queries/list-measures'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Measures' }

type Search = { readonly searchParams: Promise<{ cursor?: string; which?: string }> }

export default async function MeasuresPage({ searchParams }: Search) {
	const { cursor, which } = await searchParams
	const asked = which === 'ended' ? 'ended' : 'open'
	const { data, nextCursor } = await pageQuery(listMeasures, { which: asked, ...(cursor && { cursor }) })
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">Measures</h1>
			<p className="max-w-prose text-soft">
				{asked === 'open'
					? 'What decisions set in motion and what binds today, the nearest date first.'
					: 'Measures that have ended: expired, lifted, or replaced by a harsher one.'}{' '}
				<Link href={asked === 'open' ? '/measures?which=ended' : '/measures'}>
					{asked === 'open' ? 'Measures that have ended' : 'Measures that bind'}
				</Link>
			</p>
			{data.length === 0 ? (
				<Empty>
					{asked === 'open'
						? 'None binds today. One appears here when a vote on a case has been counted and a coordinator has stated its outcome.'
						: 'None has ended so far.'}
				</Empty>
			) : (
				<MeasureTable measures={data} />
			)}
			{nextCursor && (
				<Link
					rel="next"
					href={`/measures?${new URLSearchParams({ which: asked, cursor: nextCursor })}`}
					className={buttonLook('quiet')}
				>
					More measures
				</Link>
			)}
		</div>
	)
}
