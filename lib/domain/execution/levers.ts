import { ok, type Refusal, type Result } from '@/lib/domain/kernel/result'
import { type Call, call, type MotionInput, motionInput } from './call'
import {
	checkActivation,
	checkAddress,
	checkAmount,
	checkDeactivation,
	checkModule,
	checkMotionRows,
	checkOperator,
	checkTargetLimit,
	type LimitMode,
} from './checks'
import { addressOf, type ContractName } from './contracts'
import type { ExecutionFacts, ModuleKind } from './plan'

/** What a step does on chain: the calls that change something, and what a motion's factory is given. */
export type Lever = { readonly calls: readonly Call[]; readonly motion: MotionInput | null }

export const REGISTRIES: Readonly<Record<ModuleKind, ContractName>> = {
	cmv1: 'NodeOperatorsRegistry',
	sdvt: 'SimpleDVT',
	csm: 'CSModule',
	cmv2: 'CuratedModule',
}

/** keccak256("SET_NODE_OPERATOR_LIMIT_ROLE"); a test computes it again. */
export const SET_LIMIT_ROLE = '0x07b39e0faf2521001ae4e58cb9ffd3840a63e205d288dc9c93c3774f0d794754'
/** keccak256("MANAGE_SIGNING_KEYS"): who may add and remove keys of one operator. */
export const MANAGE_KEYS_ROLE = '0x75abc64490e17b40ea1e66691c3eb493647b24430b358bd87ec3e5127f1621ee'

/** Sets a target limit through the StakingRouter, as the Agent does for modules without a factory for it. */
export function targetOnRouter(facts: ExecutionFacts, mode: LimitMode, target: bigint, why: string): Result<Lever> {
	const limit = checkTargetLimit(mode, target)
	if (!limit.ok) return limit
	const operator = checkOperator(facts.operator.index, null)
	if (!operator.ok) return operator
	const module = checkModule(facts.routerModuleId)
	if (!module.ok) return module
	const values = [module.value, operator.value, BigInt(limit.value.mode), limit.value.target].map(String)
	return ok({ calls: [call('updateTargetOnRouter', values, { chainId: facts.chainId, why })], motion: null })
}

/** Sets target limits of Simple DVT operators by one Easy Track motion. Rows stand by ascending operator number. */
export function targetsByMotion(
	rows: readonly { readonly operator: bigint; readonly mode: number; readonly target: bigint }[],
	chainId: number | null,
	why: string,
): Result<Lever> {
	const sorted = checkMotionRows(rows)
	if (!sorted.ok) return sorted
	const list: string[][] = []
	for (const { operator, mode, target } of rows) {
		const limit = checkTargetLimit(mode, target)
		if (!limit.ok) return limit
		list.push([String(operator), String(limit.value.mode), String(limit.value.target)])
	}
	const calls = list.map((row) => call('updateTargetOnModule', row, { chainId, why, on: 'SimpleDVT' }))
	return ok({ calls, motion: motionInput('updateTargets', [list], chainId) })
}

/** Sets a target limit by whatever lever the module has. */
export function targetLimit(facts: ExecutionFacts, mode: LimitMode, target: bigint, why: string): Result<Lever> {
	if (facts.module !== 'sdvt') return targetOnRouter(facts, mode, target, why)
	const operator = checkOperator(facts.operator.index, null)
	return operator.ok ? targetsByMotion([{ operator: operator.value, mode, target }], facts.chainId, why) : operator
}

/** Sets a staking limit of keys: by motion in Simple DVT; on Curated Module v1 the Agent takes the role first. */
export function stakingLimit(facts: ExecutionFacts, keys: bigint, why: string): Result<Lever> {
	const operator = checkOperator(facts.operator.index, null)
	if (!operator.ok) return operator
	const limit = checkTargetLimit(1, keys)
	if (!limit.ok) return limit
	const { chainId, module } = facts
	const on = REGISTRIES[module]
	const set = call('setStakingLimit', [String(operator.value), String(keys)], { chainId, why, on })
	if (module === 'sdvt') {
		return ok({
			calls: [set],
			motion: motionInput('setVettedLimits', [[[String(operator.value), String(keys)]]], chainId),
		})
	}
	const role = [addressOf('Agent', chainId) ?? 'Agent', addressOf(on, chainId) ?? on, SET_LIMIT_ROLE]
	return ok({
		calls: [
			call('grantPermission', role, { chainId, why: 'The Agent manages this role and does not hold it.' }),
			set,
			call('revokePermission', role, { chainId, why: 'The Agent gives the role back.' }),
		],
		motion: null,
	})
}

/** Deactivates or activates an operator in a registry that can, after asking for the order of things. */
export function setActive(facts: ExecutionFacts, key: 'deactivate' | 'activate', reason: string): Result<Lever> {
	const operator = checkOperator(facts.operator.index, null)
	if (!operator.ok) return operator
	const { isActive } = facts.operator
	const ready: Result<null, Refusal> =
		key === 'activate'
			? checkActivation(isActive)
			: checkDeactivation({ isActive, isTargetZero: facts.isTargetZero, areExitsDone: facts.areExitsDone })
	if (!ready.ok) return ready
	const { chainId, module } = facts
	const on = REGISTRIES[module]
	const first = call(key, [String(operator.value)], { chainId, why: reason, on })
	if (module !== 'sdvt') return ok({ calls: [first], motion: null })
	const manager = checkAddress(facts.operator.managerAddress, 'address that manages the signing keys of the operator')
	if (!manager.ok) return manager
	const role = [manager.value, addressOf(on, chainId) ?? on, MANAGE_KEYS_ROLE]
	const why = 'The factory moves the permission to manage signing keys along with the operator.'
	// Aragon's access parameter "argument 0 equals the operator's number": a comparison in bits 240-247, the number below.
	const onlyThis = [String((1n << 240n) + operator.value)]
	const permission =
		key === 'activate'
			? call('grantPermissionWithParameters', [...role, onlyThis], { chainId, why })
			: call('revokePermission', role, { chainId, why })
	return ok({
		calls: [first, permission],
		motion: motionInput(key, [[[String(operator.value), manager.value]]], chainId),
	})
}

/** Burns stETH as cover. The Burner takes the tokens from whoever asks, so the Agent approves it first. */
export function coverBurn(facts: Pick<ExecutionFacts, 'chainId' | 'amountWei'>): Result<Lever> {
	const amount = checkAmount(facts.amountWei)
	if (!amount.ok) return amount
	const { chainId } = facts
	const wei = String(amount.value)
	return ok({
		calls: [
			call('approve', [addressOf('Burner', chainId) ?? 'Burner', wei], {
				chainId,
				why: 'The Burner takes the tokens from the Agent, who received them from the operator or the treasury.',
			}),
			call('coverBurn', [wei], {
				chainId,
				why: 'Burning as cover spreads the compensation over all holders of stETH.',
			}),
		],
		motion: null,
	})
}

/** Settles a penalty that was reported against the bond of an operator. `lockNonce` names the locked amount. */
export function settlePenalty(facts: ExecutionFacts): Result<Lever> {
	const operator = checkOperator(facts.operator.index, null)
	if (!operator.ok) return operator
	if (facts.lockNonce === null || facts.lockNonce < 0n) {
		return {
			ok: false,
			refusal: {
				code: 'nonce_missing',
				sentence: 'Give the nonce of the locked bond: the factory refuses one that is out of date.',
			},
		}
	}
	const { chainId, module } = facts
	const [id, nonce] = [String(operator.value), String(facts.lockNonce)]
	return ok({
		calls: [
			call('settlePenalty', [[id], [nonce]], {
				chainId,
				why: 'The bond pays; what it takes is burned for all holders of stETH.',
				on: REGISTRIES[module],
			}),
		],
		motion: motionInput(module === 'cmv2' ? 'settlePenaltyCmv2' : 'settlePenaltyCsm', [[[id, nonce]]], chainId),
	})
}
