import { describe, expect, test } from 'vitest'
import type { VoteId } from '@/lib/domain/kernel/ids'
import { hours, instant, minus, plus } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { rulesOf } from '@/lib/testing/vote-rules'
import type { Choice } from './methods/choice'
import { explain } from './methods/counting'
import type { Vote, Voter } from './vote'
import { resultOf, tallyOf } from './vote-result'
import { beginCount, type CastBallot, castBallot, closeVote, recuse } from './vote-steps'

const OPENS = instant('2026-05-01T10:00:00Z')
const CLOSES = plus(OPENS, hours(120))
const HASH = 'a'.repeat(64)

const LADDER = rulesOf('ladder')
const GROUND = { rules: LADDER, policy: POLICY_1_0 }
const EMPTY = tallyOf([], LADDER)
const rung = (step: Rung): Choice => ({ kind: 'rung', rung: step })
const facts = (isEveryoneIn: boolean) => ({ isEveryoneIn, ballots: 0, head: '' })

const vote: Vote = {
	id: '00000000-0000-4000-8000-000000000001' as VoteId,
	rules: rulesOf('ladder'),
	attempt: 1,
	state: 'open',
	revisionHash: HASH,
	opensAt: OPENS,
	mainClosesAt: CLOSES,
	closesAt: CLOSES,
	extendedAt: null,
	leadingAtObjection: null,
	tally: EMPTY,
	rollPower: 3n,
}
const voter: Voter = {
	id: '00000000-0000-4000-8000-00000000000a',
	address: `0x${'a'.repeat(40)}`,
	power: 1n,
	delegatedPower: 0n,
	isRecused: false,
	counted: null,
	delegate: null,
}
const ballot: CastBallot = {
	choice: rung(2),
	parameters: { target: 5_800, reviewAfterDays: 90 },
	reason: 'The key was active in two environments.',
	conflict: 'none',
	revisionHash: HASH,
	sequence: 1,
	ballotHash: '0x01',
}
const DURING = plus(OPENS, hours(1))

function refusalOf(result: ReturnType<typeof castBallot>): string {
	return result.ok ? 'accepted' : result.refusal.code
}

describe('casting a ballot', () => {
	test('counts it', () => {
		const cast = castBallot(vote, voter, ballot, POLICY_1_0, DURING)
		expect(cast.ok && cast.value.state.tally.counts[2]).toBe(1n)
	})

	test('replaces the earlier ballot of the same voter', () => {
		const first = castBallot(vote, voter, ballot, POLICY_1_0, DURING)
		if (!first.ok) throw new Error('refused')
		const again = { ...voter, counted: { choice: rung(2), sequence: 1 } }
		const second = castBallot(
			first.value.state,
			again,
			{ ...ballot, choice: rung(0), parameters: {}, sequence: 2 },
			POLICY_1_0,
			DURING,
		)
		expect(second.ok && second.value.state.tally.counts.slice(0, 3)).toEqual([1n, 0n, 0n])
	})

	test.each([
		['before it opens', vote, voter, ballot, minus(OPENS, hours(1)), 'vote_not_open'],
		['at the instant of closing', vote, voter, ballot, CLOSES, 'vote_closed'],
		['after the count', { ...vote, state: 'tallied' as const }, voter, ballot, DURING, 'vote_closed'],
		['by someone who is not on the roll', vote, null, ballot, DURING, 'not_on_roll'],
		['by a recused steward', vote, { ...voter, isRecused: true }, ballot, DURING, 'recused'],
		['made on another revision', vote, voter, { ...ballot, revisionHash: 'b'.repeat(64) }, DURING, 'wrong_revision'],
		[
			'with a repeated number',
			vote,
			{ ...voter, counted: { choice: rung(1), sequence: 1 } },
			ballot,
			DURING,
			'wrong_sequence',
		],
		['without a target', vote, voter, { ...ballot, parameters: { reviewAfterDays: 90 } }, DURING, 'parameter_invalid'],
		[
			'with half a validator',
			vote,
			voter,
			{ ...ballot, parameters: { target: 1.5, reviewAfterDays: 90 } },
			DURING,
			'parameter_invalid',
		],
		[
			'with an unknown parameter',
			vote,
			voter,
			{ ...ballot, parameters: { ...ballot.parameters, fine: 1 } },
			DURING,
			'parameter_invalid',
		],
	] as const)('is refused %s', (_when, on, by, what, at, code) => {
		expect(refusalOf(castBallot(on, by, what, POLICY_1_0, at))).toBe(code)
	})
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

describe('recusal', () => {
	test('takes the steward and the ballot out, and shrinks the roll', () => {
		const cast = castBallot(vote, voter, ballot, POLICY_1_0, DURING)
		if (!cast.ok) throw new Error('refused')
		const gone = recuse(
			cast.value.state,
			{ ...voter, counted: { choice: rung(2), sequence: 1 } },
			{ conflict: 'invested_in', note: '' },
			POLICY_1_0,
			DURING,
		)
		expect(gone.ok && gone.value.state).toMatchObject({ rollPower: 2n, tally: EMPTY })
	})

	test('needs a conflict', () => {
		const gone = recuse(vote, voter, { conflict: 'none', note: '' }, POLICY_1_0, DURING)
		expect(gone.ok ? '' : gone.refusal.code).toBe('conflict_missing')
	})
})

describe('closing a vote', () => {
	test('waits for its time, unless everyone is in', () => {
		const early = closeVote(vote, facts(false), POLICY_1_0, DURING)
		expect(early.ok ? '' : early.refusal.code).toBe('vote_running')
		expect(closeVote(vote, facts(true), POLICY_1_0, DURING).ok).toBe(true)
	})

	test.each([
		['a weighted vote', { weights: { kind: 'snapshot', root: '0x', decimals: 0, symbol: 'V', source: '' } }],
		['a vote on the policy', { options: [{ key: 'draft', name: 'Policy 1.1', rung: null, parameters: {} }] }],
	] as const)('%s is never counted before its end', (_, changed) => {
		const waiting = { ...vote, rules: { ...vote.rules, ...changed } }
		const early = closeVote(waiting, facts(true), POLICY_1_0, DURING)
		expect(early.ok ? '' : early.refusal.sentence).toMatch(/^Everyone on the roll has voted, but/)
		expect(closeVote(waiting, facts(true), POLICY_1_0, CLOSES).ok).toBe(true)
	})

	test('without quorum decides nothing', () => {
		const closed = closeVote(vote, facts(false), POLICY_1_0, CLOSES)
		expect(closed.ok && closed.value.counted).toMatchObject({ outcome: 'quorum_not_met', rung: null })
		expect(explain(vote.tally, 3n, GROUND)).toBe('No decision for want of quorum: 0 of 3 voted, and 2 were needed.')
	})

	test('happens once', () => {
		const again = closeVote({ ...vote, state: 'tallied' }, facts(true), POLICY_1_0, CLOSES)
		expect(again.ok ? '' : again.refusal.code).toBe('already_tallied')
	})

	test('in steps takes no ballot and no recusal, and comes to the same outcome', () => {
		expect(beginCount(vote, facts(false), POLICY_1_0, DURING).ok).toBe(false)
		expect(beginCount({ ...vote, state: 'tallied' }, facts(true), POLICY_1_0, CLOSES).ok).toBe(false)
		const begun = beginCount(vote, facts(true), POLICY_1_0, DURING)
		if (!begun.ok) throw new Error(begun.refusal.sentence)
		const { state, events } = begun.value
		expect([state, events.map(({ type }) => type)]).toEqual([{ ...vote, state: 'counting' }, ['vote.count_begun']])
		const recused = recuse(state, null, { conflict: 'invested_in', note: '' }, POLICY_1_0, DURING)
		expect(recused.ok ? 'ok' : recused.refusal.code).toBe('vote_closed')
		expect(closeVote(state, facts(true), POLICY_1_0, DURING)).toEqual(closeVote(vote, facts(true), POLICY_1_0, DURING))
	})
})

describe('the result', () => {
	const limit = (target: number, conflict: 'none' | 'invested_in' = 'none') =>
		({ choice: rung(2), power: 1n, parameters: { target, reviewAfterDays: 90 }, conflict }) as const
	const nothing = { choice: rung(0), power: 1n, parameters: {}, conflict: 'none' } as const

	test('settles numbers by the median of those who support the decided rung', () => {
		const result = resultOf([limit(5_000), limit(5_800), limit(9_000), nothing], 7n, GROUND)
		expect(result).toMatchObject({ rung: 2, outcome: 'adopted', parameters: { target: 5_800, reviewAfterDays: 90 } })
	})

	test('is also given without ballots of voters with a conflict', () => {
		const result = resultOf([limit(1), limit(2, 'invested_in'), nothing], 3n, GROUND)
		expect(result.rung).toBe(2)
		expect(result.withoutConflicted).toEqual({ rung: 0, outcome: 'adopted', option: null })
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

describe('a sealed vote', () => {
	const rules = rulesOf('single', { isSealed: true })
	const sealed: Vote = { ...vote, rules, tally: tallyOf([], rules) }
	const cast: CastBallot = { ...ballot, choice: { kind: 'stance', stance: 'for' }, parameters: {} }

	test('logs of a ballot its hash and nothing of its content, and counts its power only', () => {
		const taken = castBallot(sealed, voter, cast, POLICY_1_0, DURING)
		expect(taken.ok && taken.value.events).toEqual([
			{ type: 'vote.ballot_cast', facts: { rollEntry: voter.id, sequence: 1, ballotHash: '0x01' } },
		])
		expect(taken.ok && taken.value.state.tally).toMatchObject({ sealed: 1n, chose: 0n, counts: [0n, 0n] })
	})

	test('still refuses a choice that it does not offer', () => {
		expect(refusalOf(castBallot(sealed, voter, { ...cast, choice: rung(2) }, POLICY_1_0, DURING))).toBe(
			'choice_invalid',
		)
	})
})

describe('a delegate', () => {
	const delegate = {
		id: '00000000-0000-4000-8000-00000000000b',
		power: 1n,
		delegatedPower: 1n,
		isRecused: false,
		counted: { choice: rung(0) },
	}

	test('no longer counts for a voter who votes', () => {
		const before: Vote = { ...vote, tally: tallyOf([{ choice: rung(0), power: 2n }], LADDER) }
		const cast = castBallot(before, { ...voter, delegate }, ballot, POLICY_1_0, DURING)
		expect(cast.ok && cast.value.delegatePower).toBe(0n)
		expect(cast.ok && cast.value.state.tally.counts.slice(0, 3)).toEqual([1n, 0n, 1n])
	})
})
