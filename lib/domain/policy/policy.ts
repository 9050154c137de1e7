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
	readonly roles: RungRoles
}

/** Roles of the DAO that a policy may name. */
export const POLICY_ROLES = ['steward', 'coordinator', 'administrator'] as const
export type PolicyRole = (typeof POLICY_ROLES)[number]

/** Who may act on a measure of a rung, besides the clock; nobody ever acts on a case of their own operator. */
export type RungRoles = {
	/** Bring it into force, review, lift, mark as breached. */
	readonly enacts: readonly PolicyRole[]
	/** Verify that the remediation of a case with this outcome was done. */
	readonly verifies: readonly PolicyRole[]
}

export const VOTE_METHODS = ['ladder', 'single', 'approval', 'ranked', 'optimistic'] as const
export type VoteMethod = (typeof VOTE_METHODS)[number]

type MethodWords = {
	readonly name: string
	/** As it stands within a sentence: "from the ladder to a ranking". */
	readonly within: string
	/** A vote by it, as a sentence begins. */
	readonly vote: string
	/** What a ballot says, or when it passes. */
	readonly meaning: string
}

/** Each method of voting in words, wherever it is named. */
export const METHODS_IN_WORDS: Readonly<Record<VoteMethod, MethodWords>> = {
	ladder: {
		name: 'Ladder',
		within: 'the ladder',
		vote: 'A ladder vote',
		meaning: 'the most severe consequence that each voter would support',
	},
	single: {
		name: 'Single proposal',
		within: 'a single proposal',
		vote: 'A vote on one proposal',
		meaning: 'for, against or abstain',
	},
	approval: {
		name: 'Approval',
		within: 'approval',
		vote: 'An approval vote',
		meaning: 'every option that a voter accepts',
	},
	ranked: {
		name: 'Ranked',
		within: 'a ranking',
		vote: 'A ranked vote (Copeland)',
		meaning: 'options compared two by two (Copeland)',
	},
	optimistic: {
		name: 'Optimistic',
		within: 'an optimistic proposal',
		vote: 'An optimistic vote',
		meaning: 'passes unless enough of the roll objects',
	},
}

/** Two weeks: no case waits longer for objections. */
export const MOST_OBJECTION_HOURS = 336

/** What may pass in silence where a policy does not say: a warning. */
export const MILDEST_IN_SILENCE: Rung = 1

/**
 * `share`: so much of the roll must cast a ballot. `rejection`: no turnout is needed, but what so much of the roll
 * opposes falls.
 */
export type QuorumRule = {
	readonly kind: 'share' | 'rejection'
	readonly basisPoints: BasisPoints
	/**
	 * So many voters must have cast a ballot of their own that counts, whatever their power and whoever recused: a share of
	 * a roll that has shrunk to one is one voter. One, when left out.
	 */
	readonly leastVoters?: number
}

/** Votes that count by power instead of one vote for each steward, by what the power is read from. */
export const WEIGHT_KINDS = ['snapshot', 'erc20votes'] as const
export type WeightKind = (typeof WEIGHT_KINDS)[number]

/** What may follow: the case is treated again, with panels and a vote, or the harsher measure is planned at once. */
export const ESCALATION_WAYS = ['treatment', 'measure'] as const
export type EscalationWay = (typeof ESCALATION_WAYS)[number]

/** The DAO's rules as data. Every case keeps the version that was in force when it was triaged. */
export type Policy = {
	readonly version: string
	/** First day on which it can be in force, `2026-11-21`; a later adoption wins. */
	readonly effectiveFrom: string
	/** How votes on cases are held unless whoever opens one says otherwise. */
	readonly votes: {
		readonly method: VoteMethod
		readonly quorum: QuorumRule
		/** Whether choices and reasons stay hidden until the vote closes. */
		readonly isSealed: boolean
		/** Length of a second phase in which ballots may only become milder; 0 for none. */
		readonly objectionHours: number
		/** Share of the roll whose objection stops an optimistic proposal. */
		readonly optimisticObjectionBasisPoints: BasisPoints
		/** Whether a vote that everybody has voted in is counted before its time; it is, when left out. */
		readonly countsEarly?: boolean
		/** The harshest rung that may pass without objection, as nobody need vote for it; a warning, when left out. */
		readonly optimisticUpTo?: Rung
		/** What votes on cases may be weighed by; stewards alone vote, when left out or empty. */
		readonly weights?: readonly WeightKind[]
	}
	readonly ladder: readonly LadderRung[]
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
	/**
	 * What it takes to close a round of the panels before its time: so many ratings, and so many hours that it has been
	 * open. One rating at any time, when left out.
	 */
	readonly panels?: { readonly leastRatings: number; readonly leastHours: number }
	readonly mostVoteAttempts: number
	readonly warnings: { readonly lifetimeDays: number; readonly countThatEscalates: number; readonly leadsTo: Rung }
	/** What follows when warnings add up or a measure is breached; a new treatment of the case, when left out. */
	readonly escalation?: { readonly onWarnings: EscalationWay; readonly onBreach: EscalationWay }
	/** What it takes to change this policy. */
	readonly changes: { readonly threshold: Threshold; readonly quorum: QuorumRule; readonly voteHours: number }
	/** The rubric that guides the judgement, and the SHA-256 of its canonical JSON. */
	readonly rubricVersion: string
	readonly rubricHash: string
}
