import type { Hex } from 'viem'
import { keccak256, toHex } from 'viem'
import { expect } from 'vitest'
import { MAINNET } from '@/lib/domain/execution/contracts'
import type { ExecutionFacts, ExecutionPlan, PlanStep } from '@/lib/domain/execution/plan'
import { encodeMotion } from '@/lib/server/execution/encode-call'
import { type Layer, wrapStep } from '@/lib/server/execution/wrap-step'
import { COMMITTEE, type Levers, MANAGER, type OnChain, startLevers } from './levers'

/** The levers on a chain of their own with the permissions, operators and factories that the tests begin with. */
export async function leversInForce(): Promise<Levers> {
	const chain = await startLevers()
	const { at, run } = chain
	const give = (entity: OnChain, app: OnChain, role: string, manager: OnChain) =>
		run('AragonACL', 'seedPermission', [at(entity), at(app), keccak256(toHex(role)), at(manager)])
	await give('StakingRouter', 'NodeOperatorsRegistry', 'STAKING_ROUTER_ROLE', 'Agent')
	await give('StakingRouter', 'CSModule', 'STAKING_ROUTER_ROLE', 'Agent')
	await give('Agent', 'NodeOperatorsRegistry', 'MANAGE_NODE_OPERATOR_ROLE', 'Agent')
	await give('EVMScriptExecutor', 'NodeOperatorsRegistry', 'SET_NODE_OPERATOR_LIMIT_ROLE', 'Agent')
	await give('EVMScriptExecutor', 'SimpleDVT', 'STAKING_ROUTER_ROLE', 'Agent')
	await give('EVMScriptExecutor', 'SimpleDVT', 'SET_NODE_OPERATOR_LIMIT_ROLE', 'Agent')
	await give('EVMScriptExecutor', 'SimpleDVT', 'MANAGE_NODE_OPERATOR_ROLE', 'Agent')
	const manager = chain.evm.accounts[MANAGER]?.address
	await run('AragonACL', 'seedManager', [manager, at('SimpleDVT'), 4n, at('EVMScriptExecutor')])
	for (const registry of ['NodeOperatorsRegistry', 'SimpleDVT', 'CSModule'] as const) {
		for (const id of [1n, 3n, 4n, 7n, 12n, 22n, 32n])
			await run(registry, 'seedOperator', [id, true, 7_000n, 5_000n, 6_500n])
	}
	for (const name of [
		'UpdateTargetValidatorLimits',
		'SetVettedValidatorsLimits',
		'DeactivateNodeOperators',
		'ActivateNodeOperators',
	] as const) {
		await run('EasyTrack', 'seedFactory', [at(`SDVT${name}`)])
	}
	await run('stETH', 'seedBalance', [at('Agent'), 10n ** 20n])
	return chain
}

/** What a plan for an operator of mainnet starts from: a key limit, where nothing else is said. */
export function facts(chain: Levers, changes: Partial<ExecutionFacts> & { index?: number } = {}): ExecutionFacts {
	const { index = 22, ...rest } = changes
	return {
		kind: 'key_limit',
		parameters: { target: 5_800 },
		module: 'cmv1',
		chainId: MAINNET,
		routerModuleId: rest.module === 'sdvt' ? 2 : rest.module === 'csm' ? 3 : 1,
		operator: {
			name: 'An operator',
			index,
			isActive: true,
			managerAddress: chain.evm.accounts[MANAGER]?.address ?? null,
		},
		keys: null,
		isTargetZero: false,
		areExitsDone: false,
		amountWei: null,
		lockNonce: null,
		...rest,
	}
}

export function stepOf(plan: ExecutionPlan, key: string): PlanStep {
	const found = plan.steps.find((step) => step.key === key)
	if (found === undefined) throw new Error(`No step ${key}`)
	return found
}

/** The last layer of a step: what is sent as a transaction. */
export function transaction(step: PlanStep): Layer & { to: Hex } {
	const last = wrapStep(step, MAINNET).at(-1)
	if (!last?.isTransaction || last.to === null) throw new Error(`${step.key} gives no transaction`)
	return { ...last, to: last.to }
}

/** Carries a motion of Easy Track through: created by the committee, and enacted when its time has passed. */
export async function passMotion(chain: Levers, step: PlanStep): Promise<void> {
	const { to, data } = transaction(step)
	await chain.sendRaw(to, data, COMMITTEE)
	const id = await chain.read('EasyTrack', 'motions', [])
	if (step.motion === null) throw new Error('no motion')
	const input = encodeMotion(step.motion)
	await expect(chain.run('EasyTrack', 'enactMotion', [id, input])).rejects.toThrow(/MOTION_NOT_PASSED/)
	await chain.wait(72)
	await chain.run('EasyTrack', 'enactMotion', [id, input])
}
