import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { optionsOf, rulesOf } from '@/lib/testing/vote-rules'
import { tallyOf } from '../vote-result'
import { METHODS, type Method, type VoteRules } from '../vote-rules'
import type { Choice } from './choice'
import { add, checkChoice, choiceText, explain, outcomeOf, readChoice, remove, type Weighed } from './counting'

const policy = POLICY_1_0
const SIZE = 4

function someRules(method: Method): VoteRules {
	return rulesOf(method, method === 'approval' || method === 'ranked' ? { options: optionsOf(SIZE) } : {})
}

const keys = optionsOf(SIZE).map(({ key }) => key)
const abstain = fc.constant<Choice>({ kind: 'abstain' })

const CHOICES: Readonly<Record<Method, fc.Arbitrary<Choice>>> = {
	ladder: fc.oneof(
		abstain,
		fc.constantFrom(0, 1, 2, 3, 4, 5, 6).map((rung): Choice => ({ kind: 'rung', rung: rung as 0 })),
	),
	single: fc.oneof(
		abstain,
		fc.constantFrom('for' as const, 'against' as const).map((stance): Choice => ({ kind: 'stance', stance })),
	),
	approval: fc.oneof(
		abstain,
		fc.subarray(keys).map((options): Choice => ({ kind: 'approved', options })),
	),
	ranked: fc.oneof(
		abstain,
		fc.shuffledSubarray(keys, { minLength: 1 }).map((options): Choice => ({ kind: 'ranked', options })),
	),
	optimistic: fc
		.constantFrom('object' as const, 'no_objection' as const)
		.map((stance): Choice => ({ kind: 'objection', stance })),
}

const power = fc.bigInt({ min: 1n, max: 10n ** 27n })
const ballotsOf = (method: Method) => fc.array(fc.record({ choice: CHOICES[method], power }), { maxLength: 25 })
const sum = (cast: readonly Weighed[]) => cast.reduce((total, ballot) => total + ballot.power, 0n)

describe.each(METHODS)('the count by %s', (method) => {
	const rules = someRules(method)
	const ground = { rules, policy }

	test('forgets a ballot that is taken back out, whatever the order', () => {
		fc.assert(
			fc.property(ballotsOf(method), ballotsOf(method), (cast, gone) => {
				const both = [...gone, ...cast]
					.reverse()
					.reduce((tally, ballot) => add(tally, ballot, rules), tallyOf([], rules))
				expect(gone.reduce((tally, ballot) => remove(tally, ballot, rules), both)).toEqual(tallyOf(cast, rules))
			}),
		)
	})

	test('counts voters by head where the quorum asks for a number of them, and keeps no such count elsewhere', () => {
		const floored = { ...rules, quorum: { ...rules.quorum, leastVoters: 2 } }
		fc.assert(
			fc.property(ballotsOf(method), ballotsOf(method), (cast, gone) => {
				const both = tallyOf([...gone, ...cast], floored)
				const left = gone.reduce((tally, ballot) => remove(tally, ballot, floored), both)
				expect([both.voters, left.voters]).toEqual([BigInt(gone.length + cast.length), BigInt(cast.length)])
				expect('voters' in tallyOf(cast, rules)).toBe(false)
			}),
			{ numRuns: 30 },
		)
	})

	test('is as large after a thousand ballots as before the first', () => {
		const [ballot] = fc.sample(fc.record({ choice: CHOICES[method], power }), 1)
		const many = Array.from({ length: 1_000 }, () => ballot).filter((one) => one !== undefined)
		expect(tallyOf(many, rules).counts).toHaveLength(tallyOf([], rules).counts.length)
	})

	test('writes each choice in one way and reads it back', () => {
		fc.assert(
			fc.property(CHOICES[method], (choice) => {
				expect(checkChoice(choice, ground).ok).toBe(true)
				expect(readChoice(choiceText(choice, ground), ground)).toEqual(choice)
			}),
		)
	})

	test('reads no text but its own', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const choice = readChoice(text, ground)
				if (choice !== null) expect(choiceText(choice, ground)).toBe(text)
			}),
		)
		const foreign = METHODS.filter((other) => other !== method)
			.flatMap((other) => fc.sample(CHOICES[other], 20).map((choice) => ({ choice, other })))
			.filter(({ choice }) => choice.kind !== 'abstain')
		for (const { choice, other } of foreign) {
			expect(checkChoice(choice, ground).ok).toBe(false)
			expect(readChoice(choiceText(choice, { rules: someRules(other), policy }), ground)).toSatisfy(
				// A single key reads alike as an approval and as a ranking; the message names its method besides.
				(read) => read === null || (method !== other && ['approval', 'ranked'].includes(method)),
			)
		}
	})

	test('comes to what the plainest recount comes to', () => {
		fc.assert(
			fc.property(ballotsOf(method), fc.bigInt({ min: 0n, max: 10n ** 27n }), (cast, silent) => {
				const roll = sum(cast) + silent
				const counted = outcomeOf(tallyOf(cast, rules), roll, ground)
				if (method !== 'ladder') expect(counted.option).toBe(recount(method, cast, roll))
				expect(explain(tallyOf(cast, rules), roll, ground)).not.toBe('')
			}),
		)
	})
})

/** Key of what wins, by each rule written down once more from the ballots alone; `null` when nothing does. */
function recount(method: Method, cast: readonly Weighed[], roll: bigint): string | null {
	const powerOf = (chosen: (choice: Choice) => boolean) =>
		cast.reduce((total, { choice, power: own }) => (choice && chosen(choice) ? total + own : total), 0n)
	const whole = powerOf(({ kind }) => kind !== 'abstain')
	if (method === 'optimistic') {
		const against = powerOf((choice) => choice.kind === 'objection' && choice.stance === 'object')
		return roll > 0n && against * 4n < roll ? 'warning' : null
	}
	if (cast.length === 0 || sum(cast) * 2n < roll) return null
	if (method === 'single') {
		const inFavour = powerOf((choice) => choice.kind === 'stance' && choice.stance === 'for')
		return inFavour * 2n > whole ? 'warning' : null
	}
	if (method === 'approval') {
		const approved = keys.map((key) => powerOf((choice) => choice.kind === 'approved' && choice.options.includes(key)))
		let most = 0n
		for (const one of approved) if (one > most) most = one
		return most * 2n > whole ? (keys[approved.indexOf(most)] ?? null) : null
	}
	const place = (choice: Choice, key: string) => {
		const found = choice.kind === 'ranked' ? choice.options.indexOf(key) : -1
		return found < 0 ? 99 : found
	}
	const scores = keys.map((key) =>
		keys.reduce((score, other) => {
			if (other === key) return score
			const wins = powerOf((choice) => place(choice, key) < place(choice, other))
			const losses = powerOf((choice) => place(choice, other) < place(choice, key))
			return score + (wins > losses ? 2 : wins === losses ? 1 : 0)
		}, 0),
	)
	return keys[scores.indexOf(Math.max(...scores))] ?? null
}
