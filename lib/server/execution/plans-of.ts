import 'server-only'
import { hasPassed } from '@/lib/domain/execution/hand-off'
import {
	type ExecutionFacts,
	type ExecutionPlan,
	MODULE_KINDS,
	type Purpose,
	ROUTES_IN_WORDS,
} from '@/lib/domain/execution/plan'
import { planExecution, planRestitution, planUndoing } from '@/lib/domain/execution/plan-execution'
import type { StepKey } from '@/lib/domain/execution/step-keys'
import { WARNINGS } from '@/lib/domain/execution/warnings'
import type { Refusal } from '@/lib/domain/kernel/result'
import type { StoredExecution } from './execution.store'

/** What a reader may add to the record for a plan. */
export type Given = {
	readonly manager?: string | undefined
	readonly amount?: string | undefined
	readonly nonce?: string | undefined
}

/**
 * The plans of a measure: to carry it out, to undo it, to make good the loss. Of an operator in none of the known
 * modules, what would be done in each, without calls.
 */
export function plansOf(stored: StoredExecution, given: Given): readonly ExecutionPlan[] {
	const modules = stored.module === null ? MODULE_KINDS : [stored.module]
	return modules.flatMap((module) => {
		const facts = factsOf(stored, given, module)
		const plans = [planExecution(facts), planUndoing(facts), planRestitution(facts)]
		return stored.module === null ? plans.map(asExample) : plans
	})
}

const NO_CALL = 'This operator is in none of the modules that Guardrail knows, so there is no call that is about it.'

/** The steps without calls: a number of this operator would be another operator's in a real module. */
function asExample(plan: ExecutionPlan): ExecutionPlan {
	return {
		...plan,
		inWords: `In ${plan.moduleName} it would be: ${ROUTES_IN_WORDS[plan.route]}.`,
		steps: plan.steps.map((step) =>
			step.calls.length === 0 && step.refusal === null
				? step
				: { ...step, calls: [], motion: null, refusal: { code: 'not_in_module', sentence: NO_CALL } },
		),
		warnings: [{ key: 'made_up', sentence: WARNINGS.made_up }, ...plan.warnings],
	}
}

function factsOf(stored: StoredExecution, given: Given, module: ExecutionFacts['module']): ExecutionFacts {
	const { measure, operator, keys, handOffs } = stored
	const passed = (step: StepKey) => hasPassed(handOffs, 'apply', step)
	return {
		kind: measure.kind,
		parameters: measure.parameters,
		module,
		chainId: stored.chainId,
		routerModuleId: stored.module === null ? MODULE_KINDS.indexOf(module) + 1 : stored.routerModuleId,
		operator: {
			name: operator.name,
			index: operator.index,
			isActive: operator.isActive,
			managerAddress: given.manager ?? null,
		},
		keys,
		isTargetZero: passed('target_limit'),
		areExitsDone: passed('wait_for_exits'),
		amountWei: given.amount === undefined ? null : BigInt(given.amount),
		lockNonce: given.nonce === undefined ? null : BigInt(given.nonce),
	}
}

/** Whether a measure's plans have this step. Every measure can be recommended to another venue. */
export function hasStep(stored: StoredExecution, purpose: Purpose, step: StepKey): boolean {
	if (step === 'recommendation') return purpose === 'apply'
	return plansOf(stored, {}).some((plan) => plan.purpose === purpose && plan.steps.some((each) => each.key === step))
}

/** Steps that must have come before this one, told by its refusal; what is only missing on record keeps nobody from it. */
const ORDER: readonly string[] = ['target_not_zero', 'exits_not_done']

/** Why a step cannot be handed over yet: one before it has not passed. */
export function preconditionOf(stored: StoredExecution, purpose: Purpose, step: StepKey): Refusal | null {
	const refusals = plansOf(stored, {})
		.filter((plan) => plan.purpose === purpose)
		.flatMap(({ steps }) => steps.flatMap(({ key, refusal }) => (key === step && refusal !== null ? [refusal] : [])))
	return refusals.find(({ code }) => ORDER.includes(code)) ?? null
}
