import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { WhatIfForm } from '@/components/policy/what-if-form'
import { WhatIfTable } from '@/components/policy/what-if-table'
import { buttonLook } from '@/components/ui/button'
import { Empty } from '@/components/ui/section'
import { formatCount } from '@/lib/format/numbers'
import { getWhatIf } from '@/lib/server/decisions/queries/get-what-if'
import { getCurrentPolicy } from '@/lib/server/policy/queries/get-current-policy'
import { listPolicies } from '@/lib/server/policy/queries/list-policies'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'

export const metadata: Metadata = { title: 'What if' }

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WhatIfPage({ searchParams }: Props) {
	const asked = Object.entries(await searchParams).filter(([, value]) => typeof value === 'string' && value !== '')
	const input = Object.fromEntries(asked) as Record<string, string> // only texts are left
	// The query parses what it is given, so an unknown shape is safe here.
	const result = await getWhatIf.ask(input as never, { actor: await actorOfRequest() })
	const { data: versions } = await pageQuery(listPolicies, {})
	const { policy } = await pageQuery(getCurrentPolicy, {})
	return (
		<div className="space-y-6">
			<PageHeader
				title="What past votes would have come to"
				lead="The same ballots, counted under other rules. What people would have voted under them, nobody knows."
			/>
			<WhatIfForm typed={input} versions={versions.map(({ version }) => version)} ladder={policy.ladder} />
			{!result.ok && (
				<p role="alert" className="rounded bg-refused-bg px-4 py-3 text-refused">
					{result.problem.issues?.[0]?.message ?? result.problem.sentence}
				</p>
			)}
			{result.ok && (
				<>
					<p className="text-lg">
						{formatCount(result.value.counts.changed)} of {formatCount(result.value.counts.votes)} counted votes would
						have come to something else{result.value.counts.isCutOff && '; only the newest ones are counted'}.
					</p>
					{result.value.problems.length > 0 && (
						<p>These rules could not be adopted as they stand: {result.value.problems.join(' ')}</p>
					)}
					{result.value.data.length === 0 ? <Empty>No vote to show.</Empty> : <WhatIfTable votes={result.value.data} />}
					{result.value.nextCursor && (
						<Link
							rel="next"
							href={`/policy/what-if?${new URLSearchParams({ ...input, cursor: result.value.nextCursor })}`}
							className={buttonLook('quiet')}
						>
							Older votes
						</Link>
					)}
				</>
			)}
		</div>
	)
}
