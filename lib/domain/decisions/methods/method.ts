import type { Refusal, Result } from '@/lib/domain/kernel/result'
import type { Policy, Rung, Threshold } from '@/lib/domain/policy/policy'
import type { VoteRules } from '../vote-rules'
import type { Choice } from './choice'
import type { Tally } from './tally'

/** What a vote comes to; rejected: quorum was met, and nothing that was proposed found enough support. */
export type VoteOutcome = 'adopted' | 'rejected' | 'quorum_not_met'

export type Counted = {
	readonly outcome: VoteOutcome
	/** Rung that follows for the case; `null` without a decision and in a vote on the policy. A rejection is rung 0. */
	readonly rung: Rung | null
	/** Key of the option that won; `null` for the ladder and where none did. */
	readonly option: string | null
}

/** What stands behind one thing that a ballot may name, for drawing and for explaining. */
export type Support = {
	readonly key: string
	readonly name: string
	readonly rung: Rung | null
	readonly power: bigint
	/** Basis points, rounded down: for drawing, never for deciding. */
	readonly shareBasisPoints: number
	readonly threshold: Threshold | null
	readonly isReached: boolean
	/** Ranked: two for each option that it beats and one for each tie. */
	readonly score: number | null
}

/** What a method counts by: the rules of this vote, and the ladder that its case is pinned to. */
export type Ground = { readonly rules: VoteRules; readonly policy: Policy }

/** How a power is written: a whole number, or units of a token. */
export type SayPower = (power: bigint) => string

/**
 * One way of voting. Counting a ballot costs at most the square of the number of options, whatever the number of
 * ballots; everything else is read from the count.
 */
export type VotingMethod = {
	readonly emptyTally: (rules: VoteRules) => Tally
	/** The count with this power more on a choice; with negative power it is taken off again. Never an abstention. */
	readonly count: (tally: Tally, choice: Choice, power: bigint, rules: VoteRules) => Tally
	/** What it comes to on a roll of this power, quorum met. */
	readonly decide: (tally: Tally, rollPower: bigint, ground: Ground) => Counted
	readonly supportOf: (tally: Tally, rollPower: bigint, ground: Ground) => readonly Support[]
	/** Why it came to what it came to, quorum met, in a sentence. */
	readonly explain: (tally: Tally, rollPower: bigint, ground: Ground, say: SayPower) => string
	/** Refuses a choice of another method, an option that is not on the ballot and an option named twice. */
	readonly checkChoice: (choice: Choice, ground: Ground) => Result<Choice, Refusal<'choice_invalid'>>
	/** The choice as the ballot message carries it. */
	readonly choiceText: (choice: Choice, ground: Ground) => string
	/** The choice that a ballot message carries; `null` for a text that no choice is written as. */
	readonly readChoice: (text: string, ground: Ground) => Choice | null
	/** The choice in words, for the voter who is about to sign it. */
	readonly describeChoice: (choice: Choice, ground: Ground) => string
	/** Whether a ballot may abstain. */
	readonly mayAbstain: boolean
	/** Objection phase: whether this choice moves away from what was leading, to the milder side. */
	readonly isObjection: (choice: Choice, leading: Counted) => boolean
}
