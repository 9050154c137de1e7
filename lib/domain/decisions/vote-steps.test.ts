import { describe, expect, test } from 'vitest'
import { hours, minus, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import {
	ballot,
	CLOSES,
	DURING,
	EMPTY,
	facts,
	GROUND,
	LADDER,
	OPENS,
	refusalOf,
	rung,
	vote,
	voter,
} from '@/lib/testing/open-vote'
import { rulesOf } from '@/lib/testing/vote-rules'
import { explain } from './methods/counting'
import type { Vote } from './vote'
import { tallyOf } from './vote-result'
import { beginCount, type CastBallot, castBallot, closeVote, recuse } from './vote-steps'

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

	test('decides nothing by one voter who is left after recusals, where the policy asks for three', () => {
		const rules = rulesOf('ladder', { quorum: { ...POLICY_1_0.votes.quorum, leastVoters: 3 } })
		const seven: Vote = { ...vote, rules, tally: tallyOf([], rules), rollPower: 7n }
		const harshest = { ...ballot, choice: rung(6), parameters: {} }
		const first = castBallot(seven, voter, harshest, POLICY_1_0, DURING)
		if (!first.ok) throw new Error('refused')
		const alone = Array.from({ length: 6 }).reduce<Vote>((on) => {
			const gone = recuse(on, voter, { conflict: 'invested_in', note: '' }, POLICY_1_0, DURING)
			return gone.ok ? gone.value.state : on
		}, first.value.state)
		expect([alone.rollPower, alone.tally.voters]).toEqual([1n, 1n])
		const outcomeOf = (on: Vote) => {
			const closed = closeVote(on, facts(true), POLICY_1_0, CLOSES)
			return closed.ok ? closed.value.counted.outcome : closed.refusal.code
		}
		expect(outcomeOf(alone)).toBe('quorum_not_met')
		expect(outcomeOf({ ...alone, rules: rulesOf('ladder') })).toBe('adopted')
	})

	test('a vote keeps its whole time where the policy counts none early, whoever is in', () => {
		const patient = { ...POLICY_1_0, votes: { ...POLICY_1_0.votes, countsEarly: false } }
		const early = closeVote(vote, facts(true), patient, DURING)
		expect(early.ok ? '' : early.refusal.sentence).toMatch(/^Everyone on the roll has voted, but/)
		const objecting = { ...vote, rules: rulesOf('ladder', { objectionHours: 48 }), closesAt: plus(CLOSES, hours(48)) }
		expect(closeVote(objecting, facts(true), POLICY_1_0, CLOSES).ok).toBe(true)
		expect(closeVote(objecting, facts(true), patient, CLOSES).ok).toBe(false)
		expect(closeVote(vote, facts(true), patient, CLOSES).ok).toBe(true)
		const eager = { ...patient, votes: { ...patient.votes, countsEarly: true } }
		expect(closeVote(vote, facts(true), eager, DURING).ok).toBe(true)
	})

	test('says by how many hours it came before its time', () => {
		const said = (at: Parameters<typeof closeVote>[3]) => {
			const closed = closeVote(vote, facts(true), POLICY_1_0, at)
			return closed.ok ? closed.value.events[0]?.facts : null
		}
		expect(said(DURING)).toMatchObject({ isEarly: true, hoursEarly: 119 })
		expect(said(CLOSES)).toMatchObject({ isEarly: false, hoursEarly: 0 })
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
		expect([state, events.map(({ type }) => type)]).toEqual([
			{ ...vote, state: 'counting', countBegunAt: DURING },
			['vote.count_begun'],
		])
		const recused = recuse(state, null, { conflict: 'invested_in', note: '' }, POLICY_1_0, DURING)
		expect(recused.ok ? 'ok' : recused.refusal.code).toBe('vote_closed')
		const atOnce = closeVote(vote, facts(true), POLICY_1_0, DURING)
		const inSteps = closeVote(state, facts(true), POLICY_1_0, plus(CLOSES, hours(1)))
		expect(inSteps.ok && inSteps.value.events).toEqual(atOnce.ok && atOnce.value.events)
		expect(inSteps.ok && inSteps.value.state).toMatchObject({
			state: 'tallied',
			closesAt: CLOSES,
			countBegunAt: DURING,
		})
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
