import 'server-only'
import type { Balance } from '@/lib/domain/decisions/balances'
import type { Weights } from '@/lib/domain/decisions/vote-rules'
import type { Address } from '@/lib/domain/kernel/ids'
import type { RollTree } from './roll-tree'

/** Somebody with a wallet who coordinates the case or belongs to its operator. */
export type Involved = {
	readonly name: string
	readonly address: Address
	readonly because: string
	readonly isSteward: boolean
}

/** A wallet that the roll would hold, but for the rule that whoever is involved neither votes nor weighs on the quorum. */
export type LeftOff = {
	readonly name: string
	readonly address: Address
	/** Decimal, in smallest units. */
	readonly power: string
	readonly because: string
}

export function asLeftOff({ name, address, because }: Involved): LeftOff {
	return { name, address, power: '1', because }
}

/** Everybody who votes by weight, ready for the roll; what took long has been done. */
export type WeightedRoll = {
	readonly weights: Exclude<Weights, { kind: 'one_each' }>
	readonly balances: readonly Balance[]
	readonly leftOff: readonly LeftOff[]
	readonly tree: RollTree
}
