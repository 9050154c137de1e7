import type { VoteId } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { RollStanding } from './delegated-power'
import type { Choice } from './methods/choice'
import type { Counted } from './methods/method'
import type { Tally } from './methods/tally'
import type { VoteRules } from './vote-rules'

//   (deliberating) --open--> open --close, quorum met------> tallied: adopted or rejected
//                             | \ --close, quorum missed---> tallied: quorum_not_met --relaunch--> open (attempt + 1)
//                             |  '--begin count, many ballots--> counting --close, all opened--> tallied
//                             |'-- a late swing extends it once
//                             '-- main phase --objection phase, where the rules have one--> close

/** `counting`: no ballot is taken any more, and the outcome is not known yet. */
export type VoteState = 'open' | 'counting' | 'tallied'

export type Vote = {
	readonly id: VoteId
	readonly rules: VoteRules
	readonly attempt: number
	readonly state: VoteState
	/** Hash of what is voted on: the revision of the report, or the draft of the policy. */
	readonly revisionHash: string
	readonly opensAt: Instant
	/** End of the main phase; the same as `closesAt` where no objection phase follows. */
	readonly mainClosesAt: Instant
	readonly closesAt: Instant
	readonly extendedAt: Instant | null
	/** When a count in steps began: ballots ceased to be taken then; `null` where none has. */
	readonly countBegunAt: Instant | null
	/** What was leading when the objection phase began; `null` until something happens in it. */
	readonly leadingAtObjection: Counted | null
	readonly tally: Tally
	/** Power of the roll without recused voters. */
	readonly rollPower: bigint
}

/** Somebody on the roll. `counted` is the ballot that counts now, if one was cast; sealed, its choice is `null`. */
export type Voter = RollStanding<Choice | null> & {
	/** The entry on the roll. */
	readonly id: string
	readonly address: string
	readonly counted: { readonly choice: Choice | null; readonly sequence: number } | null
	/** The entry that votes in this one's place unless it votes itself. */
	readonly delegate: (RollStanding<Choice | null> & { readonly id: string }) | null
}

export type VoteEvent = {
	readonly type: string
	readonly note?: string
	readonly facts: Readonly<Record<string, unknown>>
}

export type VoteStep = {
	readonly state: Vote
	/** The delegate's `delegatedPower` from now on; `null` where it stays as it is. */
	readonly delegatePower: bigint | null
	readonly events: readonly VoteEvent[]
}
