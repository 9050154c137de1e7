import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VoteOptionInput } from '@/lib/contracts/decisions'
import { describeBallot } from '@/lib/domain/decisions/ballot-message'
import { choiceText, describeChoice, readChoice, supportOf } from '@/lib/domain/decisions/methods/counting'
import { resultOf, tallyOf } from '@/lib/domain/decisions/vote-result'
import type { VoteOption } from '@/lib/domain/decisions/vote-rules'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { NOTHING, rulesOf } from '@/lib/testing/vote-rules'
import { choiceInWords } from './choice-in-words'

/** Names that every object has. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype)
const Method = fc.constantFrom('approval', 'ranked')

test('a stored option called like a property of every object is counted, told and recorded as any other', () => {
	fc.assert(
		fc.property(fc.constantFrom(...INHERITED), Method, fc.integer({ min: 1, max: 7 }), (key, method, voters) => {
			const option: VoteOption = { key, name: 'Warning', rung: 1, parameters: {} }
			const rules = rulesOf(method, { options: [NOTHING, option] })
			const ground = { rules, policy: POLICY_1_0 }
			const choice = { kind: method === 'ranked' ? 'ranked' : 'approved', options: [key] } as const
			const ballot = { choice, power: 1n, parameters: {}, conflict: 'none' } as const
			const ballots = Array.from({ length: voters }, () => ballot)
			expect(resultOf(ballots, 7n, ground)).toMatchObject(voters < 4 ? { option: null } : { option: key, rung: 1 })
			const support = supportOf(tallyOf(ballots, rules), 7n, ground)
			expect(support.find((line) => line.key === key)?.power).toBe(BigInt(voters))
			const text = choiceText(choice, ground)
			expect(readChoice(text, ground)).toEqual(choice)
			expect(choiceInWords(text, { rules, ladder: POLICY_1_0.ladder })).toMatch(/^(?:1\. )?Warning$/)
			expect(describeChoice(choice, ground)).toContain('Warning')
		}),
	)
})

test('a stored parameter of that name is told only where a ballot sets it', () => {
	fc.assert(
		fc.property(fc.constantFrom(...INHERITED), (key) => {
			const field = { key, label: 'Odd', hint: '', kind: 'count', isRequired: false } as const
			const ladder = POLICY_1_0.ladder.map((step) => (step.rung === 1 ? { ...step, parameters: [field] } : step))
			const ground = { rules: rulesOf('ladder'), policy: { ...POLICY_1_0, ladder } }
			const said = { choice: { kind: 'rung', rung: 1 }, parameters: {}, reason: '', conflict: 'none' } as const
			expect(describeBallot(ground, said, 1).join(' ')).not.toContain('Odd')
			expect(resultOf([{ ...said, power: 1n }], 1n, ground).parameters).toEqual({})
		}),
	)
})

test('no option is called so from now on', () => {
	expect(VoteOptionInput.safeParse({ key: 'constructor', rung: 1 }).success).toBe(false)
	expect(VoteOptionInput.safeParse({ key: 'warning', rung: 1 }).success).toBe(true)
})
