import { concatHex, type Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import { call, motionInput } from '@/lib/domain/execution/call'
import { CONTRACTS, MAINNET } from '@/lib/domain/execution/contracts'
import { targetOnRouter, targetsByMotion } from '@/lib/domain/execution/levers'
import type { ExecutionFacts } from '@/lib/domain/execution/plan'
import { byMotion, byVote } from '@/lib/domain/execution/steps'
import { decodeCallsScript, encodeCallsScript } from './calls-script'
import { type DecodedCall, decodeCalldata } from './decode-calldata'
import { encodeCall } from './encode-call'
import { wrapStep } from './wrap-step'

const FACTS: ExecutionFacts = {
	kind: 'key_limit',
	parameters: { target: 5_800 },
	module: 'cmv1',
	chainId: MAINNET,
	routerModuleId: 1,
	operator: { name: 'An operator', index: 22, isActive: true, managerAddress: null },
	keys: null,
	isTargetZero: false,
	areExitsDone: false,
	amountWei: null,
	lockNonce: null,
}
const AROUND = { chainId: MAINNET, why: 'A test' }
const vote = byVote(
	{ key: 'target_limit', title: 'Set the soft limit 5800' },
	targetOnRouter(FACTS, 1, 5_800n, 'Decided'),
)
const sent = wrapStep(vote, MAINNET).at(-1)

/** All problems that a decoded call and those inside it have. */
const problems = (decoded: DecodedCall): readonly string[] => [...decoded.problems, ...decoded.inner.flatMap(problems)]
const deepest = (decoded: DecodedCall): DecodedCall =>
	decoded.inner[0] === undefined ? decoded : deepest(decoded.inner[0])

test('what is sent for a vote is read back, down to the call that changes something', () => {
	const decoded = decodeCalldata(sent?.data ?? '0x', sent?.to)
	expect(problems(decoded)).toEqual([])
	const chain: string[] = []
	for (let each: DecodedCall | undefined = decoded; each; each = each.inner[0])
		chain.push(`${each.contract}.${each.signature}`)
	expect(chain).toEqual([
		'TokenManager.forward(bytes)',
		'AragonVoting.newVote(bytes,string)',
		'DualGovernance.submitProposal((address,uint96,bytes)[],string)',
		'Agent.forward(bytes)',
		'StakingRouter.updateTargetValidatorsLimits(uint256,uint256,uint256,uint256)',
	])
	expect(deepest(decoded).inWords).toBe('Gives operator 22 of module 1 a soft limit of 5800 validators.')
})

test('a motion is read back, and one out of order or with an unknown mode is named', () => {
	const rows = [4n, 7n].map((operator) => ({ operator, mode: 2, target: 9n }))
	const motion = byMotion({ key: 'target_limit', title: 'x' }, targetsByMotion(rows, MAINNET, ''))
	const layer = wrapStep(motion, MAINNET).at(-1)
	const decoded = decodeCalldata(layer?.data ?? '0x', layer?.to)
	expect(decoded.inner.map(({ inWords }) => inWords)).toEqual([
		'Gives operator 4 in Simple DVT Module a boosted limit of 9 validators.',
		'Gives operator 7 in Simple DVT Module a boosted limit of 9 validators.',
	])
	expect(problems(decoded)).toEqual([])
	const wrong = motionInput(
		'updateTargets',
		[
			[
				['7', '3', '1'],
				['7', '0', '1'],
			],
		],
		MAINNET,
	)
	const input = wrapStep({ ...motion, motion: wrong }, MAINNET).at(-1)
	expect(problems(decodeCalldata(input?.data ?? '0x'))).toEqual([
		'Operator 7 is listed twice; list each operator once.',
		'The limit mode is 0 (none), 1 (soft) or 2 (boosted), not 3.',
		'Mode 0 lifts the limit, so its target is 0; choose mode 1 or 2 for a limit.',
	])
})

describe('what does not fit is said, never guessed', () => {
	const deactivate = encodeCall(call('deactivate', ['22'], AROUND))

	test.each<[string, Hex, string | null, RegExp]>([
		['a function nobody knows', '0xdeadbeef', null, /does not know this function/],
		['bytes after the arguments', concatHex([deactivate, '0x00']), null, /more bytes follow/],
		['arguments cut short', deactivate.slice(0, -2) as Hex, null, /do not fit/],
		['no arguments', deactivate.slice(0, 10) as Hex, null, /do not fit/],
		[
			'an address nobody knows',
			deactivate,
			'0x0000000000000000000000000000000000000001',
			/not one that Guardrail knows/,
		],
		['a contract without the function', deactivate, CONTRACTS.Burner.address, /has no such function/],
		['a script that is cut off', encodeCall(call('forward', ['0x0000000101'], AROUND)), null, /cut off/],
		['a script of another kind', encodeCall(call('forward', ['0x00000002'], AROUND)), null, /unknown kind/],
		['an unknown mode', encodeCall(call('updateTargetOnRouter', ['1', '2', '9', '0'], AROUND)), null, /limit mode/],
		['nothing', '0x', null, /does not know/],
	])('%s', (_what, data, to, sentence) => {
		expect(problems(decodeCalldata(data, to)).join(' ')).toMatch(sentence)
	})

	test('every byte of a vote that is flipped is seen: other words, or a problem', () => {
		const data = sent?.data ?? '0x'
		const right = JSON.stringify(decodeCalldata(data, sent?.to))
		for (let at = 2; at < data.length; at += 2) {
			const byte = (Number.parseInt(data.slice(at, at + 2), 16) ^ 0x01).toString(16).padStart(2, '0')
			const flipped = `${data.slice(0, at)}${byte}${data.slice(at + 2)}` as Hex
			const decoded = decodeCalldata(flipped, sent?.to)
			expect(JSON.stringify(decoded) === right, `byte ${at}`).toBe(false)
		}
	})
})

test('a script is read as it was written', () => {
	const calls = [
		{ to: CONTRACTS.Agent.address ?? '0x', data: '0x1234' },
		{ to: CONTRACTS.Burner.address ?? '0x', data: '0x' },
	] as const
	const script = encodeCallsScript(calls)
	// Address, length in four bytes, data, one after the other, behind the spec id 1.
	expect(script).toBe(`0x00000001${calls[0].to.slice(2)}000000021234${calls[1].to.slice(2)}00000000`)
	expect(decodeCallsScript(script)).toEqual(calls)
	expect(decodeCalldata(script).inner).toHaveLength(2)
})
