import { expect, test } from 'vitest'
import type { Address } from '@/lib/domain/kernel/ids'
import { delegatesOnRoll, setDelegation } from './delegation'
import { delegationTypedData, describeDelegation, NOBODY, readDelegation } from './delegation-message'

const FRAME = { chainId: 1, installation: 'ab'.repeat(32) }
const address = (digit: string) => `0x${digit.repeat(40)}` as Address
const [ME, YOU, THEY] = [address('1'), address('2'), address('3')]

const GOOD = { state: 'good', kind: 'eoa', block: null } as const
const FACTS = { address: ME, before: null, isDelegateKnown: true, signature: GOOD, delegationHash: '0xff' }
const typed = (delegate: Address, sequence = 1) => delegationTypedData(FRAME, { delegator: ME, delegate, sequence })
const codeOf = (answer: ReturnType<typeof setDelegation>) => (answer.ok ? 'ok' : answer.refusal.code)

test('power is delegated, then taken back; each is a revision of its own', () => {
	const set = setDelegation(typed(YOU), FACTS)
	expect(set.ok && set.value.state).toEqual({ delegate: YOU, sequence: 1 })
	const back = setDelegation(typed(NOBODY, 2), { ...FACTS, before: { delegate: YOU, sequence: 1 } })
	expect(back.ok && back.value.state).toEqual({ delegate: null, sequence: 2 })
	expect(back.ok && back.value.events).toEqual([
		{ type: 'delegation.set', facts: { sequence: 2, delegationHash: '0xff', isRevoked: true } },
	])
})

test.each([
	['wrong_wallet', typed(YOU), { address: THEY }],
	['wrong_wallet', typed(YOU), { address: null }],
	['wrong_sequence', typed(YOU, 2), {}],
	['wrong_sequence', typed(YOU, 1), { before: { delegate: YOU, sequence: 1 } }],
	['delegate_is_self', typed(ME), {}],
	['nothing_delegated', typed(NOBODY), {}],
	['nothing_delegated', typed(NOBODY, 3), { before: { delegate: null, sequence: 2 } }],
	['delegate_unknown', typed(YOU), { isDelegateKnown: false }],
	['wrong_signature', typed(YOU), { signature: { state: 'wrong' } }],
] as const)('a delegation is refused as %s', (code, message, facts) => {
	expect(codeOf(setDelegation(message, { ...FACTS, ...facts }))).toBe(code)
})

test('a message counts only as it would be written here', () => {
	const { message } = typed(YOU)
	expect(readDelegation(FRAME, message)).toEqual(typed(YOU))
	expect(readDelegation(FRAME, { ...message, scope: 'some' })).toBeNull()
	expect(readDelegation(FRAME, { ...message, sequence: '01' })).toBeNull()
	expect(readDelegation(FRAME, { ...message, delegate: '0x12' })).toBeNull()
})

test('a delegation works where both are on the roll, and goes one step', () => {
	const wishes = new Map([
		[ME, YOU],
		[YOU, THEY],
	])
	expect(delegatesOnRoll([ME, YOU], wishes)).toEqual(new Map([[ME, YOU]]))
	expect(delegatesOnRoll([ME, YOU, THEY], wishes)).toEqual(wishes)
	expect(delegatesOnRoll([ME], new Map([[ME, ME]]))).toEqual(new Map())
})

test('what is signed is said in words', () => {
	expect(describeDelegation('Steward Two', 1)[0]).toBe(
		'Steward Two votes with your power as well, in every vote that opens from now on.',
	)
	expect(describeDelegation(null, 2)).toEqual([
		'You take your delegation back: from the next vote on, only your own ballot counts your power.',
		'This replaces your delegation number 1, which stays on record.',
	])
})
