import { describe, expect, test } from 'vitest'
import { hours, minus, plus } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { ballot, CLOSES, DURING, EMPTY, facts, LADDER, refusalOf, rung, vote, voter } from '@/lib/testing/open-vote'
import { rulesOf } from '@/lib/testing/vote-rules'
import type { Vote, Voter } from './vote'
import { earlyCountOf } from './vote-phases'
import { tallyOf } from './vote-result'
import { castBallot, closeVote, recuse } from './vote-steps'

test.each([
	['all_in', {}, {}],
	['no_objection', { objectionHours: 48 }, {}],
	['never', {}, { votes: { ...POLICY_1_0.votes, countsEarly: false } }],
	['never', { objectionHours: 48, weights: { kind: 'snapshot', root: '', decimals: 0, symbol: 'V', source: '' } }, {}],
] as const)('a vote is counted early: %s', (expected, rules, policy) => {
	expect(earlyCountOf({ rules: rulesOf('ladder', rules), policy: { ...POLICY_1_0, ...policy } })).toBe(expected)
})

describe('the quiet ending', () => {
	const late = minus(CLOSES, hours(1))
	const oneIn: Vote = { ...vote, tally: tallyOf([{ choice: rung(0), power: 1n }], LADDER) }

	test('extends the vote once when the leading outcome changes late', () => {
		const swung = castBallot(oneIn, voter, ballot, POLICY_1_0, late)
		expect(swung.ok && swung.value.state.closesAt).toBe(plus(CLOSES, hours(24)))
		expect(swung.ok && swung.value.events.map((event) => event.type)).toEqual(['vote.ballot_cast', 'vote.extended'])
	})

	test('is put off by a recusal that changes the leading outcome late, and by no other', () => {
		const declared = { conflict: 'invested_in', note: '' } as const
		const two: Vote = {
			...vote,
			tally: tallyOf(
				[
					{ choice: rung(2), power: 1n },
					{ choice: rung(0), power: 1n },
				],
				LADDER,
			),
		}
		const one = { ...voter, counted: { choice: rung(2), sequence: 1 } }
		const leave = (who: Voter, at = late) => recuse(two, who, declared, POLICY_1_0, at)
		const swung = leave({ ...one, counted: { choice: rung(0), sequence: 1 } })
		expect(swung.ok && swung.value.events.map((event) => event.type)).toEqual(['vote.recused', 'vote.extended'])
		expect(swung.ok && swung.value.state).toMatchObject({ closesAt: plus(CLOSES, hours(24)), extendedAt: late })
		const early = leave({ ...one, counted: { choice: rung(0), sequence: 1 } }, DURING)
		expect(early.ok && early.value.state.closesAt).toBe(CLOSES)
	})

	test('does not extend it a second time', () => {
		const swung = castBallot({ ...oneIn, extendedAt: late }, voter, ballot, POLICY_1_0, late)
		expect(swung.ok && swung.value.state.closesAt).toBe(CLOSES)
	})

	test('leaves the end alone when nothing changes, or when there is time', () => {
		const same = castBallot(
			{ ...oneIn, tally: tallyOf([{ choice: rung(0), power: 2n }], LADDER) },
			voter,
			{ ...ballot, choice: rung(0), parameters: {} },
			POLICY_1_0,
			late,
		)
		expect(same.ok && same.value.state.closesAt).toBe(CLOSES)
		const early = castBallot(oneIn, voter, ballot, POLICY_1_0, DURING)
		expect(early.ok && early.value.state.closesAt).toBe(CLOSES)
	})
})

describe('the objection phase', () => {
	const rules = rulesOf('ladder', { objectionHours: 48 })
	const END = plus(CLOSES, hours(48))
	const led: Vote = {
		...vote,
		rules,
		closesAt: END,
		tally: tallyOf([{ choice: rung(3), power: 2n }], LADDER),
	}
	const say = (step: Rung) => ({ ...ballot, choice: rung(step), parameters: {} })

	test('takes only ballots for something milder than what was leading when it began', () => {
		const milder = castBallot(led, voter, say(1), POLICY_1_0, CLOSES)
		expect(milder.ok && milder.value.state).toMatchObject({ leadingAtObjection: { outcome: 'adopted', rung: 3 } })
		for (const choice of [rung(3), rung(6), { kind: 'abstain' } as const]) {
			const parameters = { target: 1, mode: 'demand', reviewAfterDays: 90 }
			const cast = { ...ballot, choice, parameters: choice.kind === 'rung' && choice.rung === 3 ? parameters : {} }
			expect(refusalOf(castBallot(led, voter, cast, POLICY_1_0, CLOSES))).toBe('not_an_objection')
		}
		const main = castBallot(led, voter, say(6), POLICY_1_0, minus(CLOSES, hours(20)))
		expect(main.ok).toBe(true)
	})

	test('measures against what was leading when it began, however far the count has moved since', () => {
		const first = castBallot(led, voter, say(0), POLICY_1_0, CLOSES)
		if (!first.ok) throw new Error('refused')
		const swung = { ...first.value.state, tally: tallyOf([{ choice: rung(0), power: 3n }], LADDER) }
		expect(castBallot(swung, voter, say(1), POLICY_1_0, plus(CLOSES, hours(1))).ok).toBe(true)
	})

	test('does not extend the vote, and lets nobody end it early while there is something to object to', () => {
		const late = castBallot(led, voter, say(0), POLICY_1_0, minus(END, hours(1)))
		expect(late.ok && late.value.state.closesAt).toBe(END)
		const early = closeVote(led, facts(true), POLICY_1_0, minus(END, hours(1)))
		expect(early.ok ? '' : early.refusal.code).toBe('vote_running')
		const missed = { ...led, tally: EMPTY }
		expect(closeVote(missed, facts(false), POLICY_1_0, minus(END, hours(1))).ok).toBe(true)
		expect(closeVote(missed, facts(true), POLICY_1_0, minus(CLOSES, hours(1))).ok).toBe(false)
	})

	test('a swing late in the main phase moves both ends', () => {
		const swung = castBallot(led, voter, say(0), POLICY_1_0, minus(CLOSES, hours(1)))
		expect(swung.ok && swung.value.state).toMatchObject({ closesAt: END, extendedAt: null })
		const tied: Vote = { ...led, rollPower: 2n, tally: tallyOf([{ choice: rung(3), power: 1n }], LADDER) }
		const turned = castBallot(tied, voter, say(0), POLICY_1_0, minus(CLOSES, hours(1)))
		expect(turned.ok && turned.value.state).toMatchObject({
			mainClosesAt: plus(CLOSES, hours(24)),
			closesAt: plus(END, hours(24)),
		})
	})

	test('of a single proposal takes votes against it', () => {
		const single = rulesOf('single', { objectionHours: 48 })
		const inFavour = { choice: { kind: 'stance', stance: 'for' } as const, power: 2n }
		const on: Vote = { ...led, rules: single, tally: tallyOf([inFavour], single) }
		const against = { ...ballot, choice: { kind: 'stance', stance: 'against' } as const, parameters: {} }
		expect(castBallot(on, voter, against, POLICY_1_0, CLOSES).ok).toBe(true)
		expect(refusalOf(castBallot(on, voter, { ...against, choice: inFavour.choice }, POLICY_1_0, CLOSES))).toBe(
			'not_an_objection',
		)
	})
})
