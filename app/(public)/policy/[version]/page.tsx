import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { PolicyChanges } from '@/components/policy/policy-changes'
import { PolicyFacts } from '@/components/policy/policy-facts'
import { PolicySections } from '@/components/policy/policy-sections'
import { Section } from '@/components/ui/section'
import { comparePolicies } from '@/lib/server/policy/queries/compare-policies'
import { getPolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { pageQuery } from '@/lib/web/page-query'

type Props = { readonly params: Promise<{ version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	return { title: `Policy ${(await params).version}` }
}

export default async function PolicyVersionPage({ params }: Props) {
	const { version } = await params
	const record = await pageQuery(getPolicyRecord, { version })
	const { baseVersion, pinned, may } = record
	const changes = baseVersion && (await pageQuery(comparePolicies, { from: baseVersion, to: version }))
	return (
		<div className="space-y-8">
			<PageHeader title={`Policy ${version}`}>
				<PolicyFacts record={record} />
				<p className="flex flex-wrap gap-4">
					{(may.edit || may.propose) && <Link href={`/desk/policy/${version}`}>Work on this draft</Link>}
					<Link href={`/policy/what-if?version=${version}`}>What past votes would have come to under it</Link>
					<a href={`/api/v1/policy/${version}/record`} download={`policy-${version}.json`}>
						Take it away as JSON
					</a>
				</p>
			</PageHeader>
			{changes && (
				<Section id="changes" title={`What it changes in ${baseVersion}`}>
					<PolicyChanges comparison={changes} />
				</Section>
			)}
			<PolicySections policy={record.document} rubric={record.rubric} />
			{pinned.newest.length > 0 && (
				<Section id="cases" title="Cases that go by it">
					<ul className="list-disc pl-5">
						{pinned.newest.map(({ slug, title }) => (
							<li key={slug}>
								<Link href={`/incidents/${slug}`}>{title}</Link>
							</li>
						))}
					</ul>
				</Section>
			)}
		</div>
	)
}
