import type { Hex } from 'viem'
import { keccak256, toHex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { call } from '@/lib/domain/execution/call'
import { MAINNET } from '@/lib/domain/execution/contracts'
import {
	coverBurn,
	MANAGE_KEYS_ROLE,
	SET_LIMIT_ROLE,
	stakingLimit,
	targetsByMotion,
} from '@/lib/domain/execution/levers'
import type { ExecutionFacts, PlanStep } from '@/lib/domain/execution/plan'
import { planExecution, planRestitution, planUndoing } from '@/lib/domain/execution/plan-execution'
import { byVote } from '@/lib/domain/execution/steps'
import { HISTORIC_CALLS } from '@/lib/testing/historic-calls'
import { COMMITTEE, LDO_HOLDER, type Levers, type OnChain } from '@/lib/testing/levers'
import { facts, leversInForce, passMotion, stepOf, transaction } from '@/lib/testing/levers-in-force'
import { decodeCalldata } from './decode-calldata'
import { encodeCall, encodeMotion } from './encode-call'
import { wrapStep } from './wrap-step'

let chain: Levers
let clean: Hex
beforeAll(async () => {
	chain = await leversInForce()
}, 60_000)
afterAll(() => chain?.evm.stop())
beforeEach(async () => {
	if (clean) await chain.evm.chain.revert({ id: clean })
	clean = await chain.evm.chain.snapshot()
})

let votes = 0
/** Carries a vote through: started with the product's calldata, passed, executed, and let through by Dual Governance. */
async function passVote(step: PlanStep): Promise<void> {
	const { to, data } = transaction(step)
	await chain.sendRaw(to, data, LDO_HOLDER)
	const id = BigInt(votes)
	await chain.run('AragonVoting', 'vote', [id, true, false], LDO_HOLDER)
	await chain.wait(120)
	await chain.run('AragonVoting', 'executeVote', [id])
	await expect(chain.run('DualGovernance', 'scheduleProposal', [id + 1n])).rejects.toThrow(/revert/)
	await chain.wait(72)
	await chain.run('DualGovernance', 'scheduleProposal', [id + 1n])
	await chain.wait(24)
	await chain.run('DualGovernance', 'execute', [id + 1n])
	votes += 1
}
beforeEach(() => {
	votes = 0
})

async function operator(registry: OnChain, id: number) {
	const row = await chain.read(registry, 'operators', [BigInt(id)])
	if (!Array.isArray(row)) throw new Error('no operator')
	const [, active, , , vetted, mode, target] = row
	return { active, vetted: Number(vetted), mode: Number(mode), target: Number(target) }
}

test('the roles are named by the hash of their names', () => {
	expect(keccak256(toHex('SET_NODE_OPERATOR_LIMIT_ROLE'))).toBe(SET_LIMIT_ROLE)
	expect(keccak256(toHex('MANAGE_SIGNING_KEYS'))).toBe(MANAGE_KEYS_ROLE)
})

describe('Curated Module v1, by Aragon vote and Dual Governance', () => {
	test('a key limit becomes a soft target limit', async () => {
		await passVote(stepOf(planExecution(facts(chain)), 'target_limit'))
		expect(await operator('NodeOperatorsRegistry', 22)).toMatchObject({ mode: 1, target: 5_800, active: true })
	})

	test('a boosted reduction becomes mode 2, and lifting it mode 0 with target 0', async () => {
		const reduction = facts(chain, { kind: 'key_reduction', parameters: { target: 100, mode: 'boosted' } })
		await passVote(stepOf(planExecution(reduction), 'target_limit'))
		expect(await operator('NodeOperatorsRegistry', 22)).toMatchObject({ mode: 2, target: 100 })
		await passVote(stepOf(planUndoing(reduction), 'lift_limit'))
		expect(await operator('NodeOperatorsRegistry', 22)).toMatchObject({ mode: 0, target: 0 })
	})

	test('an offboarding sets 0 first, deactivates after the exits, and may be undone under the same number', async () => {
		const leaving = facts(chain, { kind: 'offboarding_may_rejoin', parameters: { earliestRejoinDays: 365 }, index: 32 })
		const plan = planExecution(leaving)
		expect(stepOf(plan, 'deactivate').refusal?.code).toBe('target_not_zero')
		expect(wrapStep(stepOf(plan, 'deactivate'), MAINNET)).toEqual([])
		await passVote(stepOf(plan, 'target_limit'))
		const waiting = planExecution({ ...leaving, isTargetZero: true })
		expect(stepOf(waiting, 'deactivate').refusal?.code).toBe('exits_not_done')
		const ready = planExecution({ ...leaving, isTargetZero: true, areExitsDone: true })
		await passVote(stepOf(ready, 'deactivate'))
		expect(await operator('NodeOperatorsRegistry', 32)).toMatchObject({
			active: false,
			vetted: 5_000,
			mode: 1,
			target: 0,
		})
		const gone = { ...leaving, operator: { ...leaving.operator, isActive: false } }
		await passVote(stepOf(planUndoing(gone), 'activate'))
		expect(await operator('NodeOperatorsRegistry', 32)).toMatchObject({ active: true })
	})

	test('deactivating twice reverts on chain, and is refused here', async () => {
		const done = facts(chain, {
			kind: 'offboarding_no_rejoin',
			parameters: {},
			index: 12,
			isTargetZero: true,
			areExitsDone: true,
		})
		const step = stepOf(planExecution(done), 'deactivate')
		await passVote(step)
		await expect(passVote(step)).rejects.toThrow(/WRONG_OPERATOR_ACTIVE_STATE/)
		const again = { ...done, operator: { ...done.operator, isActive: false } }
		expect(stepOf(planExecution(again), 'deactivate').refusal?.code).toBe('operator_inactive')
	})

	test('the staking limit is the other lever: the Agent takes the role, sets the clamped limit and gives the role back', async () => {
		const keys = { total: 7_000, deposited: 5_000, exited: 0, block: '17000000', at: '2023-04-18T00:00:00Z' }
		const step = stepOf(planExecution(facts(chain, { keys, parameters: { target: 4_000 } })), 'staking_limit')
		expect(step.calls[1]?.why).toContain('clamps the limit of 4000 to 5000')
		await passVote(step)
		expect(await operator('NodeOperatorsRegistry', 22)).toMatchObject({ vetted: 5_000 })
		const role = [chain.at('Agent'), chain.at('NodeOperatorsRegistry'), SET_LIMIT_ROLE]
		expect(await chain.read('AragonACL', 'hasPermission', role)).toBe(false)
	})

	test('a call without its role reverts', async () => {
		const [, set] = stepOf(planExecution(facts(chain)), 'staking_limit').calls
		const [target] = stepOf(planExecution(facts(chain)), 'target_limit').calls
		if (!set || !target) throw new Error('no call')
		await expect(chain.sendRaw(chain.at('NodeOperatorsRegistry'), encodeCall(set))).rejects.toThrow(/APP_AUTH_FAILED/)
		await expect(chain.sendRaw(chain.at('StakingRouter'), encodeCall(target))).rejects.toThrow(/missing role/)
		const { to, data } = transaction(stepOf(planExecution(facts(chain)), 'target_limit'))
		await expect(chain.sendRaw(to, data, COMMITTEE)).rejects.toThrow(/TM_CAN_NOT_FORWARD/)
	})
})

describe('Simple DVT, by Easy Track', () => {
	const sdvt = (changes: Partial<ExecutionFacts> = {}) => facts(chain, { module: 'sdvt', index: 4, ...changes })

	test('a key limit becomes one motion', async () => {
		await passMotion(chain, stepOf(planExecution(sdvt({ parameters: { target: 30 } })), 'target_limit'))
		expect(await operator('SimpleDVT', 4)).toMatchObject({ mode: 1, target: 30 })
	})

	test('a staking limit becomes one motion', async () => {
		await passMotion(chain, stepOf(planExecution(sdvt({ parameters: { target: 5_500 } })), 'staking_limit'))
		expect(await operator('SimpleDVT', 4)).toMatchObject({ vetted: 5_500 })
	})

	test('deactivating takes the keys permission, and activating gives it back for this operator alone', async () => {
		const leaving = sdvt({
			kind: 'offboarding_may_rejoin',
			parameters: { earliestRejoinDays: 90 },
			isTargetZero: true,
			areExitsDone: true,
		})
		const manages = () =>
			chain.read('AragonACL', 'managesOperator', [leaving.operator.managerAddress, chain.at('SimpleDVT'), 4n])
		await passMotion(chain, stepOf(planExecution(leaving), 'deactivate'))
		expect([await operator('SimpleDVT', 4), await manages()]).toMatchObject([{ active: false }, false])
		const gone = { ...leaving, operator: { ...leaving.operator, isActive: false } }
		await passMotion(chain, stepOf(planUndoing(gone), 'activate'))
		expect([await operator('SimpleDVT', 4), await manages()]).toMatchObject([{ active: true }, true])
	})

	test('operators out of order revert on chain, and are refused here', async () => {
		const rows = [7n, 4n].map((id) => ({ operator: id, mode: 1, target: 5n }))
		const refused = targetsByMotion(rows, MAINNET, '')
		expect(refused.ok ? '' : refused.refusal.code).toBe('rows_not_ascending')
		const right = targetsByMotion([...rows].reverse(), MAINNET, '')
		if (!right.ok || right.value.motion === null) throw new Error('no motion')
		const factory = chain.at('SDVTUpdateTargetValidatorLimits')
		const sorted = encodeMotion(right.value.motion)
		const wrong = {
			...right.value.motion,
			arguments: right.value.motion.arguments.map((each) => ({
				...each,
				value: [
					['7', '1', '5'],
					['4', '1', '5'],
				],
			})),
		}
		await chain.run('EasyTrack', 'createMotion', [factory, sorted], COMMITTEE)
		await expect(chain.run('EasyTrack', 'createMotion', [factory, encodeMotion(wrong)], COMMITTEE)).rejects.toThrow(
			/NOT_SORTED/,
		)
		await expect(chain.run('EasyTrack', 'createMotion', [factory, sorted], LDO_HOLDER)).rejects.toThrow(
			/CALLER_IS_FORBIDDEN/,
		)
	})

	test('a motion whose ground has shifted meanwhile fails when enacted', async () => {
		const step = stepOf(planExecution(sdvt({ parameters: { target: 5_500 } })), 'staking_limit')
		const { to, data } = transaction(step)
		await chain.sendRaw(to, data, COMMITTEE)
		await chain.wait(72)
		await chain.run('SimpleDVT', 'seedOperator', [4n, false, 7_000n, 5_000n, 5_000n])
		if (step.motion === null) throw new Error('no motion')
		await expect(chain.run('EasyTrack', 'enactMotion', [1n, encodeMotion(step.motion)])).rejects.toThrow(/DISABLED/)
	})
})

test('in the Community Staking Module a limit goes through the router', async () => {
	await passVote(
		stepOf(planExecution(facts(chain, { module: 'csm', parameters: { target: 3 }, index: 7 })), 'target_limit'),
	)
	expect(await operator('CSModule', 7)).toMatchObject({ mode: 1, target: 3 })
})

test('a cover burn takes what the Agent holds and asks the Burner to burn it', async () => {
	const wei = 2n * 10n ** 18n
	await passVote(stepOf(planRestitution(facts(chain, { amountWei: wei })), 'cover_burn'))
	expect(await chain.read('Burner', 'coverRequested', [])).toBe(wei)
	expect(await chain.read('stETH', 'balanceOf', [chain.at('Agent')])).toBe(10n ** 20n - wei)
	expect(coverBurn({ chainId: MAINNET, amountWei: 0n }).ok).toBe(false)
})

test('a boosted limit that one forgot to check would be taken by the contract: mode 3 is refused here alone', async () => {
	const wrong = targetsByMotion([{ operator: 4n, mode: 3, target: 1n }], MAINNET, '')
	expect(wrong.ok ? '' : wrong.refusal.code).toBe('mode_unknown')
	const step = byVote({ key: 'target_limit', title: 'x' }, stakingLimit(facts(chain, { parameters: {} }), -1n, ''))
	expect(step.refusal?.code).toBe('target_out_of_range')
})

describe('what the DAO did', () => {
	test.each(HISTORIC_CALLS)(
		'$operator: the same bytes, and the same end',
		async ({ id, key, on, values, data, leads }) => {
			const made = call(key, values, { chainId: MAINNET, why: 'History', on })
			expect(encodeCall(made)).toBe(data)
			expect(decodeCalldata(encodeCall(made), made.to)).toMatchObject({ arguments: made.arguments, problems: [] })
			const calls =
				key === 'setStakingLimit' ? stepOf(planExecution(facts(chain, { index: id })), 'staking_limit').calls : [made]
			await passVote(byVote({ key: 'target_limit', title: 'As it was' }, { ok: true, value: { calls, motion: null } }))
			expect(await operator('NodeOperatorsRegistry', id)).toMatchObject(leads)
		},
	)
})
