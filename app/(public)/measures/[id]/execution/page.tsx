import type { Metadata } from 'next'
import Link from 'next/link'
import { ExecutionHeader } from '@/components/execution/execution-header'
import { PlanInputs } from '@/components/execution/plan-inputs'
import { PlanOfMeasure } from '@/components/execution/plan-of-measure'
import { ProposalOfMeasure } from '@/components/execution/proposal-of-measure'
import { PURPOSE_TITLES } from '@/components/execution/purposes'
import { Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { getExecution } from '@/lib/server/execution/queries/get-execution'
import { pageQuery } from '@/lib/web/page-query'
import { readPlanFields } from '@/lib/web/plan-fields'

export const metadata: Metadata = { title: 'How a measure is carried out' }

type Props = {
	readonly params: Promise<{ id: string }>
	readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export default async function ExecutionPage({ params, searchParams }: Props) {
	const { id } = await params
	const execution = await pageQuery(getExecution, { measureId: id, ...readPlanFields(await searchParams) })
	const { plans, routes, texts, handOffs } = execution
	return (
		<div className="space-y-8">
			<ExecutionHeader execution={execution} />
			{plans.map((plan) => (
				<Section
					key={`${plan.module}-${plan.purpose}`}
					id={`${plan.purpose}-${plan.module}`}
					title={`${PURPOSE_TITLES[plan.purpose]}: ${plan.moduleName}`}
				>
					<PlanOfMeasure plan={plan} handOffs={handOffs} />
				</Section>
			))}
			<PlanInputs />
			{texts !== null && (
				<Section id="texts" title="Texts for token holders">
					<ProposalOfMeasure texts={texts} />
				</Section>
			)}
			<Section id="routes" title="The route of this measure in each module">
				<Table
					caption="Routes"
					head={['Module', 'Route']}
					rows={routes.map(({ module, routeInWords }) => [module, routeInWords])}
				/>
				<p>
					<Link href="/tools/calldata">Check calldata that someone gave you</Link>
				</p>
			</Section>
		</div>
	)
}
