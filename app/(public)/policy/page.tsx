import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { PolicyHistory } from '@/components/policy/policy-history'
import { PolicySections } from '@/components/policy/policy-sections'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/domain/access/can'
import { getCurrentPolicy } from '@/lib/server/policy/queries/get-current-policy'
import { listPolicies } from '@/lib/server/policy/queries/list-policies'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'

export const metadata: Metadata = { title: 'Policy' }

export default async function PolicyPage() {
	const { policy, rubric } = await pageQuery(getCurrentPolicy, {})
	const { data } = await pageQuery(listPolicies, {})
	const mayDraft = can(await actorOfRequest(), 'policy.draft').allowed
	return (
		<div className="space-y-8">
			<PageHeader
				title={`Policy ${policy.version}`}
				lead="These rules are data, and every case keeps the version that was in force when it was triaged. The rubric guides the judgement; the vote decides."
			>
				<p className="flex flex-wrap gap-4">
					<Link href="/policy/what-if">What would past votes have come to under other rules?</Link>
					{mayDraft && <Link href="/desk/policy">Draft a new version</Link>}
				</p>
			</PageHeader>
			<PolicySections policy={policy} rubric={rubric} />
			<Section id="history" title="Every version">
				<PolicyHistory rows={data} />
			</Section>
		</div>
	)
}
