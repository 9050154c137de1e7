import type { Instant } from '@/lib/domain/kernel/instant'

const SECONDS_PER_SLOT = 12
const SLOTS_PER_EPOCH = 32

/**
 * When slot 0 of a network began, in Unix seconds (MIN_GENESIS_TIME + GENESIS_DELAY as it came to pass;
 * eth-clients/mainnet, /hoodi, /holesky and /sepolia, metadata/config.yaml).
 */
const GENESIS_SECONDS: Readonly<Record<string, number>> = {
	'Ethereum mainnet': 1_606_824_023,
	Hoodi: 1_742_213_400,
	Holesky: 1_695_902_400,
	Sepolia: 1_655_733_600,
}

export const NETWORKS_WITH_SLOTS = Object.keys(GENESIS_SECONDS)

/** The moment at which a slot began; `null` for a network whose genesis is not known here. */
export function slotStart(network: string, slot: number): Instant | null {
	const genesis = GENESIS_SECONDS[network]
	return genesis === undefined ? null : (((genesis + slot * SECONDS_PER_SLOT) * 1000) as Instant)
}

/** The moment at which an epoch began: its first slot. */
export function epochStart(network: string, epoch: number): Instant | null {
	return slotStart(network, epoch * SLOTS_PER_EPOCH)
}

/** The slot that was under way at a moment; `null` before genesis or on an unknown network. */
export function slotAt(network: string, at: Instant): number | null {
	const genesis = GENESIS_SECONDS[network]
	if (genesis === undefined || at < genesis * 1000) return null
	return Math.floor((at / 1000 - genesis) / SECONDS_PER_SLOT)
}

/** The epoch that a slot belongs to; an epoch has 32 slots. */
export function epochOfSlot(slot: number): number {
	return Math.floor(slot / SLOTS_PER_EPOCH)
}
