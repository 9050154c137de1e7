import { type QuorumRule, type Rung, type Threshold, VOTE_METHODS, type VoteMethod } from '@/lib/domain/policy/policy'
import type { BallotParameters } from './ballot'

export const METHODS = VOTE_METHODS
export type Method = VoteMethod

/** One of the things that a vote may decide; listed from the mildest to the harshest. */
export type VoteOption = {
	/** Lower case with underscores; ballots name options by it. */
	readonly key: string
	readonly name: string
	/** Rung of the ladder that follows when it wins; `null` in a vote on a draft of the policy. */
	readonly rung: Rung | null
	readonly parameters: BallotParameters
}

export type Weights =
	| { readonly kind: 'one_each' }
	| {
			readonly kind: 'snapshot'
			/** Root of the Merkle tree over the balances, 0x and 64 hex digits. */
			readonly root: string
			readonly decimals: number
			readonly symbol: string
			readonly source: string
	  }
	| {
			readonly kind: 'erc20votes'
			readonly chainId: number
			readonly token: string
			readonly block: number
			/** Decimal. */
			readonly totalPower: string
	  }

/** Everything that decides how a vote is counted, besides the ladder of its policy. Fixed when it opens. */
export type VoteRules = {
	readonly method: Method
	/** Empty for the ladder, whose options are the rungs; one proposal for single and optimistic. */
	readonly options: readonly VoteOption[]
	readonly quorum: QuorumRule
	/** Single proposal: the share of those for or against that must be for. `null` for every other method. */
	readonly threshold: Threshold | null
	/** Optimistic: the part of the roll whose objection stops the proposal. `null` for every other method. */
	readonly objectionBasisPoints: number | null
	readonly isSealed: boolean
	/** Length of the second phase, in which a ballot can only move to something milder; 0 for none. */
	readonly objectionHours: number
	readonly quietEndingHours: number
	readonly extensionHours: number
	readonly weights: Weights
}

/** The one proposal of a vote that has just one; a vote without it is a bug. */
export function proposalOf(rules: VoteRules): VoteOption {
	const [proposal] = rules.options
	if (proposal === undefined) throw new Error(`A vote by ${rules.method} has no proposal`)
	return proposal
}
