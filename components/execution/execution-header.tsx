import Link from 'next/link'
import { DemonstrationBadge } from '@/components/incidents/state-badge'
import { buttonLook } from '@/components/ui/button'
import { Facts } from '@/components/ui/section'
import { formatDay } from '@/lib/format/dates'
import type { ExecutionView } from '@/lib/server/execution/queries/get-execution'

/** Which measure this is, where it comes from, and what Guardrail does not do. */
export function ExecutionHeader({ execution }: { readonly execution: ExecutionView }) {
	const { measure, operator, incident, may } = execution
	return (
		<header className="space-y-4">
			{operator.isDemonstration && <DemonstrationBadge />}
			<h1 className="text-3xl font-semibold">
				How the {measure.name.toLowerCase()} for {operator.name} is carried out
			</h1>
			<p className="max-w-prose">
				Guardrail sends nothing. It says who acts and gives the bytes; anyone can read them back and compare.
			</p>
			<Facts
				rows={[
					[
						'Operator',
						<Link key="o" href={`/operators/${operator.slug}`}>
							{operator.name}
						</Link>,
					],
					...(incident === null
						? []
						: [
								[
									'Case',
									<Link key="c" href={`/incidents/${incident.slug}`}>
										{incident.title}
									</Link>,
								] as const,
							]),
					['State', `${measure.stateInWords}, decided on ${formatDay(measure.decidedAt)}`],
					[
						'The stewards',
						execution.authority === 'decides' ? 'decide this themselves' : 'recommend this to token holders',
					],
				]}
			/>
			{may.track.allowed && (
				<Link href={`/desk/measures/${measure.id}/hand-off`} className={buttonLook()}>
					Record a hand-off
				</Link>
			)}
		</header>
	)
}
