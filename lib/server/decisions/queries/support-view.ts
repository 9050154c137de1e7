import 'server-only'
import { supportOf } from '@/lib/domain/decisions/methods/counting'
import type { Ground } from '@/lib/domain/decisions/methods/method'
import { pairsOf } from '@/lib/domain/decisions/methods/ranked'
import { describeThreshold } from '@/lib/domain/decisions/threshold'
import { rungOf } from '@/lib/domain/policy/policies'
import type { StoredVote } from '../vote.store'

export type SupportView = {
	/** Key of the rung or option; for, against; object, no_objection. */
	readonly key: string
	readonly name: string
	/** Of the rung that follows; empty where none does. */
	readonly description: string
	readonly rung: number | null
	readonly power: string
	/** Basis points of the power that chose; with the optimistic method of the roll. */
	readonly share: number
	/** Basis points; `null` where no share decides. */
	readonly threshold: number | null
	readonly thresholdText: string
	readonly isReached: boolean
	/** Ranked: two for each option beaten head to head, one for each tie. */
	readonly score: number | null
}

/** What stands behind each rung or option, the mildest first. */
export function supportViews(vote: StoredVote, ground: Ground): readonly SupportView[] {
	return supportOf(vote.tally, vote.rollPower, ground).map(({ threshold, shareBasisPoints, ...line }) => ({
		...line,
		description: line.rung === null ? '' : rungOf(ground.policy, line.rung).description,
		power: line.power.toString(),
		share: shareBasisPoints,
		threshold: threshold && Math.round((threshold.numerator * 10_000) / threshold.denominator),
		thresholdText: threshold === null ? '' : describeThreshold(threshold),
	}))
}

/** Every option against every other one, for a ranked vote. */
export function pairViews({ tally, rules }: StoredVote): readonly (readonly string[])[] | null {
	if (rules.method !== 'ranked') return null
	return pairsOf(tally, rules).map((row) => row.map(String))
}
