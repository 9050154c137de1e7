import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { PageHeader } from '@/components/layout/page-header'
import { PolicyHistory } from '@/components/policy/policy-history'
import { TextArea } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/domain/access/can'
import { listPolicies } from '@/lib/server/policy/queries/list-policies'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'
import { draftAction } from './actions'

export const metadata: Metadata = { title: 'Draft a policy' }

export default async function DraftPolicyPage() {
	if (!can(await actorOfRequest(), 'policy.draft').allowed) notFound()
	const { data } = await pageQuery(listPolicies, {})
	return (
		<div className="max-w-3xl space-y-8">
			<PageHeader
				title="Draft a new version of the policy"
				lead="It starts from the policy in force, and everybody can read it. Nothing changes before the stewards have voted for it."
			/>
			<ActionForm action={draftAction} submit="Start the draft" keepAs="policy.new">
				<TextArea label="What the draft changes, and why" name="changeNote" />
				<TextArea
					label="Policy as JSON"
					name="json"
					hint="A document to start from, as it was exported; left empty, the policy in force."
					isOptional
				/>
			</ActionForm>
			<Section id="versions" title="Every version">
				<PolicyHistory rows={data} />
			</Section>
			<p>
				<Link href="/policy">The policy in force</Link>
			</p>
		</div>
	)
}
