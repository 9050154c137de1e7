import type { Metadata } from 'next'
import Link from 'next/link'
import { OperatorSections } from '@/components/operators/operator-sections'
import { RejoinNotices } from '@/components/operators/rejoin-notices'
import { StandingBadge } from '@/components/operators/standing-badge'
import { Badge } from '@/components/ui/badge'
import { Facts, Section } from '@/components/ui/section'
import { formatDay } from '@/lib/format/dates'
import { getEscalations } from '@/lib/server/measures/queries/get-escalations'
import { getOperator } from '@/lib/server/operators/queries/get-operator'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'

type Props = { readonly params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	return { title: (await pageQuery(getOperator, { ref: (await params).slug })).name }
}

export default async function OperatorPage({ params }: Props) {
	const operator = await pageQuery(getOperator, { ref: (await params).slug })
	const policy = await pageQuery(getPolicy, { version: 'current' })
	const escalations = await pageQuery(getEscalations, { ref: operator.id })
	const { names, module, registryIndex, rewardAddress } = operator
	return (
		<div className="space-y-8">
			<header className="space-y-4">
				<div className="flex flex-wrap gap-2">
					<StandingBadge standing={operator.standing} />
					{operator.isDemonstration && <Badge tone="waiting">Demonstration, made up</Badge>}
				</div>
				<h1 className="text-3xl font-semibold">{operator.name}</h1>
				<RejoinNotices notices={operator.rejoinNotices} />
				<Facts
					rows={[
						['Module', module.name],
						['Index in the module', registryIndex],
						['Reward address', rewardAddress],
						['Names', names.map(({ name, fromDate }) => (fromDate ? `${name} (from ${fromDate})` : name)).join(', ')],
					]}
				/>
			</header>
			<OperatorSections {...{ operator, policy, escalations }} />
			<Section id="cases" title="Published cases">
				<ul className="list-disc space-y-1 pl-5">
					{operator.incidents.map((incident) => (
						<li key={incident.slug}>
							<Link href={`/incidents/${incident.slug}`}>{incident.title}</Link>, {formatDay(incident.occurredAt)}
						</li>
					))}
				</ul>
			</Section>
		</div>
	)
}
