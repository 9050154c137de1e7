import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { outcomeOf } from './methods/counting'
import type { Counted } from './methods/method'
import type { Tally } from './methods/tally'
import type { VoteRules } from './vote-rules'

/** A vote that was counted, as far as counting it under other rules needs it. */
export type CountedVote = {
	readonly isOnPolicy: boolean
	readonly rules: VoteRules
	/** The count of its ballots that count, with its voters where the other rules ask for a number of them. */
	readonly tally: Tally
	readonly rollPower: bigint
	readonly counted: Counted
}

/**
 * The rules of a vote if it had been held under another policy. The question and the way of voting stay as they were;
 * quorum, thresholds and the share that stops an optimistic proposal are those of the policy.
 */
export function rulesUnder(
	{ rules, isOnPolicy }: Pick<CountedVote, 'rules' | 'isOnPolicy'>,
	policy: Policy,
): VoteRules {
	const [proposal] = rules.options
	const ofProposal = rungOf(policy, proposal?.rung ?? 0).threshold
	const threshold = isOnPolicy ? policy.changes.threshold : ofProposal
	return {
		...rules,
		quorum: isOnPolicy ? policy.changes.quorum : policy.votes.quorum,
		threshold: rules.threshold === null ? null : threshold,
		objectionBasisPoints: rules.objectionBasisPoints === null ? null : policy.votes.optimisticObjectionBasisPoints,
	}
}

/** What the same ballots would have come to under another policy, and whether that is something else. */
export function whatIf(vote: CountedVote, policy: Policy): { readonly wouldBe: Counted; readonly isChanged: boolean } {
	const wouldBe = outcomeOf(vote.tally, vote.rollPower, { rules: rulesUnder(vote, policy), policy })
	const { outcome, rung, option } = vote.counted
	return { wouldBe, isChanged: wouldBe.outcome !== outcome || wouldBe.rung !== rung || wouldBe.option !== option }
}
