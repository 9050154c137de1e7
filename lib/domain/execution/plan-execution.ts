import type { MeasureKind } from '@/lib/domain/measures/measure'
import { clampStakingLimit, type LimitMode } from './checks'
import { coverBurn, setActive, settlePenalty, stakingLimit, targetLimit } from './levers'
import {
	type ExecutionFacts,
	type ExecutionPlan,
	MODULE_KINDS,
	MODULES_IN_WORDS,
	type ModuleKind,
	type PlanStep,
	type Purpose,
	ROUTES_IN_WORDS,
	type Route,
} from './plan'
import type { StepKey } from './step-keys'
import { byModule, byMotion, byVote, inWordsOnly } from './steps'
import { WARNINGS, type WarningKey } from './warnings'

/** How each measure is carried out in a module: the steps, who acts, what to wait for, and what can go wrong. */
export function planExecution(facts: ExecutionFacts): ExecutionPlan {
	return plan(facts, 'apply', APPLY[facts.kind](facts), warningsFor(facts))
}

/** The route of a kind of measure in each module, whoever the operator is. */
export function routesOf(kind: MeasureKind): readonly { readonly module: ModuleKind; readonly route: Route }[] {
	return MODULE_KINDS.map((module) => {
		const operator = { name: '', index: 0, isActive: true, managerAddress: null }
		const known = { chainId: null, routerModuleId: 1, keys: null, isTargetZero: false, areExitsDone: false }
		const facts = { kind, module, operator, parameters: { target: 0 }, amountWei: null, lockNonce: null, ...known }
		return { module, route: planExecution(facts).route }
	})
}

/** How a measure is undone in a module once it ends: limits go, and who may rejoin is activated again. */
export function planUndoing(facts: ExecutionFacts): ExecutionPlan {
	return plan(facts, 'undo', UNDO[facts.kind](facts), routeWarnings(facts))
}

/** How a loss is made good: from the bond where there is one, else by burning stETH as cover. */
export function planRestitution(facts: ExecutionFacts): ExecutionPlan {
	const burn = byVote({ key: 'cover_burn', title: 'Burn stETH as cover', waitFor: PAID }, coverBurn(facts))
	const isBonded = facts.module === 'csm' || facts.module === 'cmv2'
	const bond = byMotion(
		{ key: 'settle_penalty', title: 'Settle the penalty', waitFor: REPORTED },
		settlePenalty(facts),
		'bond_penalty',
	)
	const steps = isBonded ? [bond, { ...burn, isAlternative: true }] : [burn]
	return plan(facts, 'restitution', steps, [
		...(isBonded ? (['factory_address', 'objections'] as const) : []),
		...DAO_VOTE,
		'role_unverified',
		...noAddress(facts),
	])
}

const PAID = 'The tokens are with the Agent: paid by the operator, or granted from the treasury.'
const REPORTED =
	'The committee has reported the penalty, which locks the amount in the bond, and the time to answer has passed.'
const DAO_VOTE: readonly WarningKey[] = ['dual_governance', 'aragon_quorum']

function plan(
	facts: ExecutionFacts,
	purpose: Purpose,
	steps: readonly PlanStep[],
	warnings: readonly WarningKey[],
): ExecutionPlan {
	const route =
		steps.find((step) => step.calls.length > 0 || step.refusal !== null)?.route ?? steps[0]?.route ?? 'social_record'
	return {
		purpose,
		module: facts.module,
		moduleName: MODULES_IN_WORDS[facts.module],
		route,
		inWords: `${MODULES_IN_WORDS[facts.module]}: ${ROUTES_IN_WORDS[route]}.`,
		steps,
		warnings: [...new Set(warnings)].map((key) => ({ key, sentence: WARNINGS[key] })),
	}
}

/** The number of validators that the decision settled; -1 where it settled none, which every check refuses. */
function target({ parameters }: ExecutionFacts): bigint {
	const value = parameters.target
	return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : -1n
}

function limitSteps(facts: ExecutionFacts, mode: LimitMode): readonly PlanStep[] {
	const n = target(facts)
	const limit = targetLimit(facts, mode, n, `The decision settled a target of ${n} validators.`)
	const title = mode === 2 ? `Set the boosted limit ${n}` : `Set the soft limit ${n}`
	return [
		byModule(facts, { key: 'target_limit', title }, limit),
		...(mode === 1 && (facts.module === 'cmv1' || facts.module === 'sdvt') ? [stakingLimitInstead(facts, n)] : []),
	]
}

function stakingLimitInstead(facts: ExecutionFacts, keys: bigint): PlanStep {
	const clamped = facts.keys === null || keys < 0n ? keys : clampStakingLimit(keys, facts.keys)
	const why =
		clamped === keys
			? 'Keys above the limit get no deposits.'
			: `The registry clamps the limit of ${keys} to ${clamped}, between the keys deposited and the keys uploaded.`
	const text = { key: 'staking_limit' as const, title: `Or set the staking limit ${keys} instead`, isAlternative: true }
	return byModule(facts, text, stakingLimit(facts, keys, why))
}

const record = (key: StepKey, title: string): PlanStep =>
	inWordsOnly({ key, title }, 'social_record', 'The coordinator of the stewards')

const WAIT_FOR_EXITS = inWordsOnly(
	{
		key: 'wait_for_exits',
		title: 'Wait until every validator has exited',
		waitFor: 'The limit of 0 is set. Record here where it can be seen that no validator of the operator is active.',
	},
	'social_record',
	'The operator exits its validators; the coordinator looks and records it',
)

function offboarding(facts: ExecutionFacts): readonly PlanStep[] {
	const zero = targetLimit(facts, 1, 0n, 'With a limit of 0 every validator of the operator is to exit.')
	const steps = [byModule(facts, { key: 'target_limit', title: 'Set the target limit 0' }, zero)]
	if (facts.module === 'cmv1' || facts.module === 'sdvt') {
		const text = {
			key: 'deactivate' as const,
			title: 'Deactivate the operator',
			waitFor: 'The limit is 0 and the exits are done.',
		}
		const off = setActive(facts, 'deactivate', 'The operator has no validators left; it leaves the registry.')
		return [...steps, WAIT_FOR_EXITS, byModule(facts, text, off)]
	}
	if (facts.module === 'csm') return [...steps, WAIT_FOR_EXITS]
	const group = {
		key: 'remove_group' as const,
		title: 'Take the operator out of its group',
		waitFor: 'The limit is 0.',
	}
	const gate = { key: 'gate_tree' as const, title: 'Set the Merkle tree of the gate without the operator' }
	const committee = 'The committee of the module, by an Easy Track motion'
	return [
		...steps,
		WAIT_FOR_EXITS,
		inWordsOnly(group, 'committee', committee),
		inWordsOnly(gate, 'committee', committee),
	]
}

function demotion(facts: ExecutionFacts): readonly PlanStep[] {
	const to = String(facts.parameters.targetType ?? 'the type that was decided')
	if (facts.module === 'cmv2' || facts.module === 'csm') {
		const who =
			facts.module === 'cmv2' ? 'The DAO, by a vote that its contributors prepare' : 'The committee of the module'
		return [inWordsOnly({ key: 'change_type', title: `Change the type of the operator to ${to}` }, 'committee', who)]
	}
	return [record('record', `Record the demotion to ${to}; the move itself is an offboarding here and an entry there`)]
}

const APPLY: Readonly<Record<MeasureKind, (facts: ExecutionFacts) => readonly PlanStep[]>> = {
	warning: () => [record('record', 'Publish the warning with the case; it expires and counts')],
	key_limit: (facts) => limitSteps(facts, 1),
	key_reduction: (facts) => limitSteps(facts, facts.parameters.mode === 'boosted' ? 2 : 1),
	demotion,
	offboarding_may_rejoin: offboarding,
	offboarding_no_rejoin: (facts) => [
		...offboarding(facts),
		record('no_rejoin', 'Keep the record that the operator may not return'),
	],
}

function lift(facts: ExecutionFacts): readonly PlanStep[] {
	const free = targetLimit(facts, 0, 0n, 'Mode 0 removes the limit.')
	return [byModule(facts, { key: 'lift_limit', title: 'Remove the target limit' }, free)]
}

function rejoin(facts: ExecutionFacts): readonly PlanStep[] {
	if (facts.module === 'csm') return [record('rejoin', 'The operator may enter again by itself')]
	const again = setActive(facts, 'activate', 'The operator may rejoin, under the same number.')
	const committee = 'The committee of the module, by an Easy Track motion'
	const first =
		facts.module === 'cmv2'
			? inWordsOnly(
					{ key: 'gate_tree', title: 'Set the Merkle tree of the gate with the operator' },
					'committee',
					committee,
				)
			: byModule(facts, { key: 'activate', title: 'Activate the operator again' }, again)
	return [first, ...lift(facts)]
}

const nothingToUndo = () => [record('record', 'Nothing on chain to undo; the record says that it ended')]

const UNDO: Readonly<Record<MeasureKind, (facts: ExecutionFacts) => readonly PlanStep[]>> = {
	warning: nothingToUndo,
	key_limit: lift,
	key_reduction: lift,
	demotion: nothingToUndo,
	offboarding_may_rejoin: rejoin,
	offboarding_no_rejoin: nothingToUndo,
}

const noAddress = (facts: ExecutionFacts): readonly WarningKey[] => (facts.chainId === null ? ['no_address'] : [])

function routeWarnings(facts: ExecutionFacts): readonly WarningKey[] {
	const route: readonly WarningKey[] = facts.module === 'sdvt' ? ['objections', 'motion_can_change'] : DAO_VOTE
	return [...(facts.kind === 'warning' || facts.kind === 'demotion' ? [] : route), ...noAddress(facts)]
}

function warningsFor(facts: ExecutionFacts): readonly WarningKey[] {
	const { kind, module } = facts
	const isOffboarding = kind === 'offboarding_may_rejoin' || kind === 'offboarding_no_rejoin'
	const isLimit = kind === 'key_limit' || kind === 'key_reduction'
	const isBoosted = facts.parameters.mode === 'boosted'
	const hasStakingLimit = isLimit && !isBoosted && (module === 'cmv1' || module === 'sdvt')
	const found: readonly (readonly [WarningKey, boolean])[] = [
		['soft_limit_waits', isOffboarding || (isLimit && !isBoosted)],
		['boosted_limit', isLimit && isBoosted],
		['limit_zero', isOffboarding || (isLimit && facts.parameters.target === 0)],
		['staking_limit_clamped', hasStakingLimit],
		['staking_limit_undone', hasStakingLimit && module === 'cmv1'],
		['staking_limit_role', hasStakingLimit && module === 'cmv1'],
		['deactivate_last', isOffboarding && (module === 'cmv1' || module === 'sdvt')],
		['deactivated_can_return', kind === 'offboarding_no_rejoin' && (module === 'cmv1' || module === 'sdvt')],
		['csm_no_deactivation', isOffboarding && module === 'csm'],
		['csm_no_rejoin', kind === 'offboarding_no_rejoin' && module === 'csm'],
		['cmv2_group', isOffboarding && module === 'cmv2'],
		['cmv2_gate', isOffboarding && module === 'cmv2'],
		['no_rejoin_social', kind === 'offboarding_no_rejoin'],
		['no_types', kind === 'demotion' && (module === 'cmv1' || module === 'sdvt')],
		['no_timer', isLimit],
	]
	return [...found.flatMap(([key, holds]) => (holds ? [key] : [])), ...routeWarnings(facts)]
}
