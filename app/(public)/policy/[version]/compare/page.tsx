import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { PolicyChanges } from '@/components/policy/policy-changes'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { comparePolicies } from '@/lib/server/policy/queries/compare-policies'
import { listPolicies } from '@/lib/server/policy/queries/list-policies'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Compare policies' }

type Props = {
	readonly params: Promise<{ version: string }>
	readonly searchParams: Promise<{ readonly with?: string }>
}

export default async function ComparePoliciesPage({ params, searchParams }: Props) {
	const { version } = await params
	const { data } = await pageQuery(listPolicies, {})
	const own = data.find((row) => row.version === version)
	const from = (await searchParams).with ?? own?.baseVersion ?? version
	const comparison = await pageQuery(comparePolicies, { from, to: version })
	return (
		<div className="space-y-6">
			<PageHeader
				title={`From policy ${from} to ${version}`}
				lead="Every difference, field by field and word by word."
			/>
			<form method="get" className="flex flex-wrap items-end gap-4">
				<Select
					label="Compare with"
					name="with"
					defaultValue={from}
					choices={data.map((row) => ({ value: row.version, label: row.version }))}
				/>
				<Button type="submit" look="quiet">
					Compare
				</Button>
			</form>
			<PolicyChanges comparison={comparison} />
		</div>
	)
}
