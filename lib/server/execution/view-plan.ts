import 'server-only'
import type { Call, CallArgument, CallValue } from '@/lib/domain/execution/call'
import { CONTRACTS } from '@/lib/domain/execution/contracts'
import {
	type ExecutionPlan,
	type PlanStep,
	type Purpose,
	ROUTES_IN_WORDS,
	type Route,
} from '@/lib/domain/execution/plan'
import type { StepKey } from '@/lib/domain/execution/step-keys'
import { type DecodedCall, decodeCalldata } from './decode-calldata'
import { type Layer, wrapStep } from './wrap-step'

export type ArgumentView = {
	readonly name: string
	readonly type: string
	readonly unit: string
	/** Lists and tuples as JSON. */
	readonly value: string
}

export type CallView = {
	readonly contract: string
	readonly to: string | null
	readonly signature: string
	readonly arguments: readonly ArgumentView[]
	readonly inWords: string
	readonly why: string
}

/** One call inside calldata, `depth` calls deep. */
export type DecodedView = {
	readonly depth: number
	readonly to: string | null
	readonly contract: string | null
	readonly signature: string | null
	readonly inWords: string
	readonly arguments: readonly ArgumentView[]
	readonly problems: readonly string[]
}

export type StepView = {
	readonly key: StepKey
	readonly title: string
	readonly who: string
	readonly route: Route
	readonly routeInWords: string
	readonly waitFor: string | null
	readonly leastHours: number | null
	readonly isAlternative: boolean
	readonly refusal: { readonly code: string; readonly sentence: string } | null
	readonly calls: readonly CallView[]
	/** From what changes to what is sent. Bytes are given once nothing is missing. */
	readonly calldata: readonly Layer[]
	/** What is sent, read back from its bytes. */
	readonly decoded: readonly DecodedView[]
}

export type PlanView = {
	readonly purpose: Purpose
	readonly module: string | null
	readonly moduleName: string
	readonly route: Route
	readonly routeInWords: string
	readonly inWords: string
	readonly warnings: readonly { readonly key: string; readonly sentence: string }[]
	readonly steps: readonly StepView[]
}

/** A plan with its calldata, and what is sent read back from its bytes. */
export function viewPlan(plan: ExecutionPlan, chainId: number | null): PlanView {
	return {
		...plan,
		routeInWords: ROUTES_IN_WORDS[plan.route],
		warnings: plan.warnings.map(({ key, sentence }) => ({ key, sentence })),
		steps: plan.steps.map((step) => viewStep(step, chainId)),
	}
}

function viewStep(step: PlanStep, chainId: number | null): StepView {
	const layers = wrapStep(step, chainId)
	const sent = layers.find((layer) => layer.isTransaction)
	const { key, title, who, route, waitFor, leastHours, isAlternative, refusal } = step
	return {
		key,
		title,
		who,
		route,
		routeInWords: ROUTES_IN_WORDS[route],
		waitFor,
		leastHours,
		isAlternative,
		refusal: refusal && { code: refusal.code, sentence: refusal.sentence },
		calls: step.calls.map(viewCall),
		calldata: layers.map((layer) => ({ ...layer, contract: nameOf(layer.contract) })),
		decoded: sent === undefined ? [] : flatten(decodeCalldata(sent.data, sent.to)),
	}
}

function viewCall({ contract, to, signature, inWords, why, ...rest }: Call): CallView {
	return {
		contract: CONTRACTS[contract].inWords,
		to,
		signature,
		inWords,
		why,
		arguments: viewArguments(rest.arguments),
	}
}

function nameOf(contract: string | null): string | null {
	const known: Readonly<Record<string, { readonly inWords: string }>> = CONTRACTS
	return contract === null ? null : (known[contract]?.inWords ?? contract)
}

function viewArguments(values: readonly CallArgument[]): readonly ArgumentView[] {
	return values.map(({ name, type, unit, value }) => ({ name, type, unit, value: inText(value) }))
}

function inText(value: CallValue): string {
	return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A decoded call and those inside it, one after the other, each with its depth. */
export function flatten(call: DecodedCall, depth = 0): readonly DecodedView[] {
	const { to, signature, inWords, problems, inner } = call
	const contract = nameOf(call.contract)
	const self = { depth, to, contract, signature, inWords, arguments: viewArguments(call.arguments), problems }
	return [self, ...inner.flatMap((each) => flatten(each, depth + 1))]
}
