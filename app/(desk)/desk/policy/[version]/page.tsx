import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { DraftForm } from '@/components/policy/draft-form'
import { DraftSteps } from '@/components/policy/draft-steps'
import { PolicyChanges } from '@/components/policy/policy-changes'
import { Section } from '@/components/ui/section'
import { comparePolicies } from '@/lib/server/policy/queries/compare-policies'
import { getPolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { pageQuery } from '@/lib/web/page-query'
import { importAction, proposeAction, saveAction, withdrawAction } from './actions'

export const metadata: Metadata = { title: 'Draft of the policy' }

export default async function PolicyDraftPage({ params }: { readonly params: Promise<{ version: string }> }) {
	const { version } = await params
	const record = await pageQuery(getPolicyRecord, { version })
	const { may, edition, currentVersion } = record
	if (!may.edit && !may.propose) notFound()
	const comparison = await pageQuery(comparePolicies, { from: currentVersion, to: version })
	return (
		<div className="max-w-3xl space-y-8">
			<PageHeader
				title={`Draft of policy ${version}`}
				lead={
					<>
						Saved {edition} {edition === 1 ? 'time' : 'times'}.{' '}
						<Link href={`/policy/${version}`}>What everybody sees</Link>, and{' '}
						<Link href={`/policy/what-if?version=${version}`}>what past votes would have come to under it</Link>.
					</>
				}
			/>
			<Section id="changes" title={`What it changes in ${currentVersion}`}>
				<PolicyChanges comparison={comparison} />
			</Section>
			<DraftSteps record={record} actions={{ proposeAction, withdrawAction, importAction }} />
			{may.edit && (
				<Section id="draft" title="The draft">
					<DraftForm record={record} action={saveAction} />
				</Section>
			)}
		</div>
	)
}
