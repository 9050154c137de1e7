import type { Metadata } from 'next'
import Link from 'next/link'
import { StandingBadge } from '@/components/operators/standing-badge'
import { buttonLook } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { listOperators } from '@/lib/server/operators/queries/list-operators'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Operators' }

type Search = { readonly searchParams: Promise<{ cursor?: string }> }

export default async function OperatorsPage({ searchParams }: Search) {
	const { cursor } = await searchParams
	const { data, nextCursor } = await pageQuery(listOperators, cursor ? { cursor } : {})
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">Operators</h1>
			<p className="max-w-prose text-soft">
				Standing follows from the measures in force; nobody sets it by hand. The list is by name, and ranks nobody.
			</p>
			<Table
				caption="Operators"
				head={['Operator', 'Module', 'Index', 'Standing', 'Published cases']}
				rows={data.map((row) => [
					<Link key="name" href={`/operators/${row.slug}`} className="font-medium">
						{row.name}
					</Link>,
					row.module.name,
					row.registryIndex ?? 'Not known',
					<StandingBadge key="standing" standing={row.standing} />,
					row.incidents,
				])}
			/>
			{nextCursor && (
				<Link
					rel="next"
					href={`/operators?${new URLSearchParams({ cursor: nextCursor })}`}
					className={buttonLook('quiet')}
				>
					More operators
				</Link>
			)}
		</div>
	)
}
