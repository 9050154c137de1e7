import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import { draftOf, type Election } from './election'
import { ELECTIONS } from './elections'
import { counted, type Example } from './example'
import { publish } from './publish'

const held = (election: Election, rules: Partial<VoteRules>, more: Partial<Election> = {}) =>
	publish(counted(draftOf({ ...election, ...more, rules: { ...election.rules, ...rules } })))

/** Votes held by other rules than the policy asks for, from the opening on: everything in the bundle agrees. */
export function brokenRules(): readonly Example[] {
	return [
		{
			name: 'quorum-of-nothing',
			about: 'The vote opened without a quorum where the policy asks for half of the roll.',
			bundle: held(ELECTIONS.ladder, { quorum: { kind: 'share', basisPoints: basisPoints(0) } }),
			wrong: 'prescribed',
		},
		{
			name: 'voters-not-asked-for',
			about: 'The vote opened without the three voters that the policy asks for besides a share of the roll.',
			bundle: held(ELECTIONS['too-few-voters'], { quorum: ELECTIONS.ladder.rules.quorum }),
			wrong: 'prescribed',
		},
		{
			name: 'threshold-of-a-millionth',
			about: 'A vote on one proposal opened with a threshold that one ballot reaches.',
			bundle: held(ELECTIONS.single, { threshold: { numerator: 1, denominator: 1_000_000, rule: 'at_least' } }),
			wrong: 'prescribed',
		},
		{
			name: 'objections-by-all',
			about: 'An optimistic vote opened that only the objection of everybody would have stopped.',
			bundle: held(ELECTIONS.optimistic, { objectionBasisPoints: 10_000 }),
			wrong: 'prescribed',
		},
		{
			name: 'vote-of-two-hours',
			about: 'The vote opened for two hours where the policy gives it five days.',
			bundle: held(ELECTIONS.ladder, {}, { hours: 2 }),
			wrong: 'prescribed',
		},
		{
			name: 'no-quiet-ending',
			about: 'The vote opened without the quiet ending that the policy asks for.',
			bundle: held(ELECTIONS.ladder, { quietEndingHours: 0 }),
			wrong: 'prescribed',
		},
	]
}
