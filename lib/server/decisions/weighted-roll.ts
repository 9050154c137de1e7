import 'server-only'
import { type Actor, holds } from '@/lib/domain/access/actor'
import type { Balance } from '@/lib/domain/decisions/balances'
import type { Weights } from '@/lib/domain/decisions/vote-rules'
import type { Address } from '@/lib/domain/kernel/ids'
import { shorten } from '@/lib/format/numbers'
import type { RollTree } from './roll-tree'

/** Somebody with a wallet who coordinates the case or belongs to its operator. */
export type Involved = {
	readonly name: string
	readonly address: Address
	readonly because: string
	/** Their grant of the role of a steward, if they are one. */
	readonly stewardGrant: string | null
}

/** As readers see it: with the address whole or shortened. */
export type LeftOffView = Omit<LeftOff, 'address'> & { readonly address: string }

/** A wallet that the roll would hold, but for the rule that whoever is involved neither votes nor weighs on the quorum. */
export type LeftOff = {
	readonly name: string
	readonly address: Address
	/** Decimal, in smallest units. */
	readonly power: string
	readonly because: string
}

/**
 * Whom a roll left off, for this reader. Names of staff are for colleagues, and a wallet names whoever has it: a reader
 * who is no steward or coordinator gets the shortened address for both.
 */
export function leftOffFor(actor: Actor, leftOff: readonly LeftOff[]): readonly LeftOffView[] {
	if (holds(actor, 'steward') || holds(actor, 'coordinator')) return leftOff
	return leftOff.map((one) => ({ ...one, name: shorten(one.address), address: shorten(one.address) }))
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
