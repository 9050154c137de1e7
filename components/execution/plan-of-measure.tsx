import { Badge } from '@/components/ui/badge'
import { Facts } from '@/components/ui/section'
import { hours } from '@/lib/domain/kernel/instant'
import { formatDuration } from '@/lib/format/dates'
import type { HandOffView } from '@/lib/server/execution/queries/get-execution'
import type { PlanView, StepView } from '@/lib/server/execution/view-plan'
import { CalldataOfStep } from './calldata-of-step'
import { HandOffOfStep } from './hand-off-of-step'

type Props = { readonly plan: PlanView; readonly handOffs: readonly HandOffView[] }

/** One plan: its route, what to know before, and its steps in order. */
export function PlanOfMeasure({ plan, handOffs }: Props) {
	const inOrder = plan.steps.filter((step) => !step.isAlternative)
	const others = plan.steps.filter((step) => step.isAlternative)
	return (
		<div className="space-y-5 wrap-anywhere">
			<p className="font-medium">{plan.inWords}</p>
			{plan.warnings.length > 0 && (
				<div>
					<h3 className="font-semibold">Know before acting</h3>
					<ul className="list-disc space-y-1 pl-5">
						{plan.warnings.map((warning) => (
							<li key={warning.key} className="max-w-prose">
								{warning.sentence}
							</li>
						))}
					</ul>
				</div>
			)}
			<ol className="space-y-4">
				{inOrder.map((step, at) => (
					<Step key={step.key} step={step} number={at + 1} handOff={of(step, plan, handOffs)} />
				))}
			</ol>
			{others.length > 0 && (
				<ul aria-label="Instead" className="space-y-4">
					{others.map((step) => (
						<Step key={step.key} step={step} number={null} handOff={of(step, plan, handOffs)} />
					))}
				</ul>
			)}
		</div>
	)
}

function of(step: StepView, plan: PlanView, handOffs: readonly HandOffView[]): HandOffView | undefined {
	return handOffs.find((each) => each.purpose === plan.purpose && each.step === step.key)
}

type StepProps = {
	readonly step: StepView
	readonly number: number | null
	readonly handOff: HandOffView | undefined
}

function Step({ step, number, handOff }: StepProps) {
	return (
		<li className="space-y-3 rounded border border-line bg-surface p-4">
			<div className="flex flex-wrap items-baseline gap-2">
				<h3 className="text-lg font-semibold">
					{number !== null && `${number}. `}
					{step.title}
				</h3>
				{step.refusal !== null && <Badge tone="waiting">Not yet</Badge>}
			</div>
			<Facts
				rows={[
					['Route', step.routeInWords],
					['Who acts', step.who],
					...(step.waitFor === null ? [] : [['Wait for', step.waitFor] as const]),
					...(step.leastHours === null ? [] : [['Takes at least', formatDuration(hours(step.leastHours))] as const]),
				]}
			/>
			{step.refusal !== null && <p className="max-w-prose">{step.refusal.sentence}</p>}
			{step.calls.map((call) => (
				<div key={`${call.signature}${call.inWords}`}>
					<p className="max-w-prose">{call.inWords}</p>
					<p className="max-w-prose text-soft">{call.why}</p>
				</div>
			))}
			<CalldataOfStep step={step} />
			{handOff !== undefined && <HandOffOfStep handOff={handOff} />}
		</li>
	)
}
