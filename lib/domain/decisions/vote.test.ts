import { describe, expect, test } from 'vitest'
import type { VoteId } from '@/lib/domain/kernel/ids'
import { hours, instant, minus, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { EMPTY_TALLY } from './ladder-tally'
import { type CastBallot, castBallot, closeVote, recuse, type Vote, type Voter } from './vote'
import { explainOutcome, resultOf } from './vote-result'

const OPENS = instant('2026-05-01T10:00:00Z')
const CLOSES = plus(OPENS, hours(120))
const HASH = 'a'.repeat(64)

const vote: Vote = {
	id: '00000000-0000-4000-8000-000000000001' as VoteId,
	method: 'ladder',
	attempt: 1,
	state: 'open',
	revisionHash: HASH,
	opensAt: OPENS,
	closesAt: CLOSES,
	extendedAt: null,
	tally: EMPTY_TALLY,
	rollPower: 3n,
}
const voter: Voter = {
	id: '00000000-0000-4000-8000-00000000000a',
	address: `0x${'a'.repeat(40)}`,
	power: 1n,
	isRecused: false,
	counted: null,
}
const ballot: CastBallot = {
	rung: 2,
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
		expect(cast.ok && cast.value.state.tally.byRung[2]).toBe(1n)
	})

	test('replaces the earlier ballot of the same voter', () => {
		const first = castBallot(vote, voter, ballot, POLICY_1_0, DURING)
		if (!first.ok) throw new Error('refused')
		const again = { ...voter, counted: { rung: 2, sequence: 1 } } as const
		const second = castBallot(
			first.value.state,
			again,
			{ ...ballot, rung: 0, parameters: {}, sequence: 2 },
			POLICY_1_0,
			DURING,
		)
		expect(second.ok && second.value.state.tally.byRung.slice(0, 3)).toEqual([1n, 0n, 0n])
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
			{ ...voter, counted: { rung: 1 as const, sequence: 1 } },
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
	const oneIn: Vote = { ...vote, tally: { ...EMPTY_TALLY, byRung: [1n, 0n, 0n, 0n, 0n, 0n, 0n] } }

	test('extends the vote once when the leading outcome changes late', () => {
		const swung = castBallot(oneIn, voter, ballot, POLICY_1_0, late)
		expect(swung.ok && swung.value.state.closesAt).toBe(plus(CLOSES, hours(24)))
		expect(swung.ok && swung.value.events.map((event) => event.type)).toEqual(['vote.ballot_cast', 'vote.extended'])
	})

	test('does not extend it a second time', () => {
		const swung = castBallot({ ...oneIn, extendedAt: late }, voter, ballot, POLICY_1_0, late)
		expect(swung.ok && swung.value.state.closesAt).toBe(CLOSES)
	})

	test('leaves the end alone when nothing changes, or when there is time', () => {
		const same = castBallot(
			{ ...oneIn, tally: { ...EMPTY_TALLY, byRung: [2n, 0n, 0n, 0n, 0n, 0n, 0n] } },
			voter,
			{ ...ballot, rung: 0, parameters: {} },
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
			{ ...voter, counted: { rung: 2, sequence: 1 } },
			{ conflict: 'invested_in', note: '' },
			DURING,
		)
		expect(gone.ok && gone.value.state).toMatchObject({ rollPower: 2n, tally: EMPTY_TALLY })
	})

	test('needs a conflict', () => {
		const gone = recuse(vote, voter, { conflict: 'none', note: '' }, DURING)
		expect(gone.ok ? '' : gone.refusal.code).toBe('conflict_missing')
	})
})

describe('closing a vote', () => {
	test('waits for its time, unless everyone is in', () => {
		const early = closeVote(vote, { isEveryoneIn: false }, POLICY_1_0, DURING)
		expect(early.ok ? '' : early.refusal.code).toBe('vote_running')
		expect(closeVote(vote, { isEveryoneIn: true }, POLICY_1_0, DURING).ok).toBe(true)
	})

	test('without quorum decides nothing', () => {
		const closed = closeVote(vote, { isEveryoneIn: false }, POLICY_1_0, CLOSES)
		expect(closed.ok && closed.value).toMatchObject({ outcome: 'quorum_not_met', rung: null })
		expect(explainOutcome(vote.tally, 3n, POLICY_1_0)).toBe(
			'No decision for want of quorum: 0 of 3 voted, and 2 were needed.',
		)
	})

	test('happens once', () => {
		const again = closeVote({ ...vote, state: 'tallied' }, { isEveryoneIn: true }, POLICY_1_0, CLOSES)
		expect(again.ok ? '' : again.refusal.code).toBe('already_tallied')
	})
})

describe('the result', () => {
	const limit = (target: number, conflict: 'none' | 'invested_in' = 'none') =>
		({ rung: 2, power: 1n, parameters: { target, reviewAfterDays: 90 }, conflict }) as const
	const nothing = { rung: 0, power: 1n, parameters: {}, conflict: 'none' } as const

	test('settles numbers by the median of those who support the decided rung', () => {
		const result = resultOf([limit(5_000), limit(5_800), limit(9_000), nothing], 7n, POLICY_1_0)
		expect(result).toMatchObject({ rung: 2, outcome: 'adopted', parameters: { target: 5_800, reviewAfterDays: 90 } })
	})

	test('is also given without ballots of voters with a conflict', () => {
		const result = resultOf([limit(1), limit(2, 'invested_in'), nothing], 3n, POLICY_1_0)
		expect(result.rung).toBe(2)
		expect(result.withoutConflicted).toEqual({ rung: 0, outcome: 'adopted' })
	})
})
