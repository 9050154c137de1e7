import type { Choice } from '@/lib/domain/decisions/methods/choice'
import type { Vote, Voter } from '@/lib/domain/decisions/vote'
import { tallyOf } from '@/lib/domain/decisions/vote-result'
import type { CastBallot, castBallot } from '@/lib/domain/decisions/vote-steps'
import type { VoteId } from '@/lib/domain/kernel/ids'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { rulesOf } from './vote-rules'

// A ladder vote of three voters that has just opened, one of its voters, and a ballot: for rules to be tried on.

export const OPENS = instant('2026-05-01T10:00:00Z')
export const CLOSES = plus(OPENS, hours(120))
export const HASH = 'a'.repeat(64)

export const LADDER = rulesOf('ladder')
export const GROUND = { rules: LADDER, policy: POLICY_1_0 }
export const EMPTY = tallyOf([], LADDER)
export const rung = (step: Rung): Choice => ({ kind: 'rung', rung: step })
export const facts = (isEveryoneIn: boolean) => ({ isEveryoneIn, ballots: 0, head: '' })

export const vote: Vote = {
	id: '00000000-0000-4000-8000-000000000001' as VoteId,
	rules: rulesOf('ladder'),
	attempt: 1,
	state: 'open',
	revisionHash: HASH,
	opensAt: OPENS,
	mainClosesAt: CLOSES,
	closesAt: CLOSES,
	extendedAt: null,
	countBegunAt: null,
	leadingAtObjection: null,
	tally: EMPTY,
	rollPower: 3n,
}
export const voter: Voter = {
	id: '00000000-0000-4000-8000-00000000000a',
	address: `0x${'a'.repeat(40)}`,
	power: 1n,
	delegatedPower: 0n,
	isRecused: false,
	counted: null,
	delegate: null,
}
export const ballot: CastBallot = {
	choice: rung(2),
	parameters: { target: 5_800, reviewAfterDays: 90 },
	reason: 'The key was active in two environments.',
	conflict: 'none',
	revisionHash: HASH,
	sequence: 1,
	ballotHash: '0x01',
}
export const DURING = plus(OPENS, hours(1))

export function refusalOf(result: ReturnType<typeof castBallot>): string {
	return result.ok ? 'accepted' : result.refusal.code
}
