import type { BasisPoints } from '@/lib/domain/kernel/basis-points'

export type Rung = 0 | 1 | 2 | 3 | 4 | 5 | 6
export const RUNGS: readonly Rung[] = [0, 1, 2, 3, 4, 5, 6]

export type RungKey =
	| 'nothing'
	| 'warning'
	| 'key_limit'
	| 'key_reduction'
	| 'demotion'
	| 'offboarding_may_rejoin'
	| 'offboarding_no_rejoin'

/** An exact share: a half, two thirds. `more_than` is strict. */
export type Threshold = {
	readonly numerator: number
	readonly denominator: number
	readonly rule: 'more_than' | 'at_least'
}

/** What a ballot may say besides the rung. Numbers are settled by the weighted median, texts by the coordinator. */
export type ParameterField = {
	readonly key: string
	readonly label: string
	readonly hint: string
	readonly kind: 'count' | 'days' | 'text' | 'choice'
	readonly isRequired: boolean
	readonly least?: number
	readonly most?: number
	readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

export type LadderRung = {
	readonly rung: Rung
	readonly key: RungKey
	readonly name: string
	readonly description: string
	/** Share of the power that chose a rung which must support this one or a harsher one. */
	readonly threshold: Threshold
	/** Whether the stewards' vote decides, or recommends to another venue. */
	readonly authority: 'decides' | 'recommends'
	readonly parameters: readonly ParameterField[]
}

/** The DAO's rules as data. Every case keeps the version that was in force when it was triaged. */
export type Policy = {
	readonly version: string
	readonly effectiveFrom: string
	readonly method: 'ladder'
	readonly ladder: readonly LadderRung[]
	/** Share of the roll, without recused stewards, that must cast a ballot. */
	readonly quorumBasisPoints: BasisPoints
	readonly windows: {
		readonly rightOfReplyHours: number
		readonly firstRoundHours: number
		readonly secondRoundHours: number
		readonly deliberationHours: number
		readonly voteHours: number
		/** A change of the leading outcome within this time before the end extends the vote once. */
		readonly quietEndingHours: number
		readonly extensionHours: number
		readonly appealHours: number
		readonly longestEmbargoDays: number
	}
	readonly mostVoteAttempts: number
	readonly warnings: { readonly lifetimeDays: number; readonly countThatEscalates: number; readonly leadsTo: Rung }
}
