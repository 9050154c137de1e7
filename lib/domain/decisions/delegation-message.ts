import { type Address, toAddress } from '@/lib/domain/kernel/ids'
import { type BallotDomain, ballotDomain } from './ballot-message'

/** Fields of the EIP-712 message, in the order in which they are hashed. */
export const DELEGATION_TYPES = {
	Delegation: [
		{ name: 'delegator', type: 'address' },
		{ name: 'delegate', type: 'address' },
		{ name: 'scope', type: 'string' },
		{ name: 'sequence', type: 'uint64' },
	],
} as const

/** Names nobody: a delegation to it takes the former one back. */
export const NOBODY = '0x0000000000000000000000000000000000000000' as Address

export type DelegationMessage = {
	readonly delegator: Address
	/** Who votes in the delegator's place; `NOBODY` takes the delegation back. */
	readonly delegate: Address
	/** Which votes it is for; all of this installation's. */
	readonly scope: 'all'
	/** Decimal; 1 for the first of a delegator, so that an old one cannot be sent again. */
	readonly sequence: string
}

export type DelegationTypedData = {
	readonly domain: BallotDomain
	readonly types: typeof DELEGATION_TYPES
	readonly primaryType: 'Delegation'
	readonly message: DelegationMessage
}

export type DelegationFrame = { readonly chainId: number; readonly installation: string }

/** The typed data (EIP-712) that a delegator's wallet signs; `sequence` counts from 1. */
export function delegationTypedData(
	frame: DelegationFrame,
	said: { readonly delegator: Address; readonly delegate: Address; readonly sequence: number },
): DelegationTypedData {
	return {
		domain: ballotDomain(frame),
		types: DELEGATION_TYPES,
		primaryType: 'Delegation',
		message: { delegator: said.delegator, delegate: said.delegate, scope: 'all', sequence: String(said.sequence) },
	}
}

/** A message as it came in: its shape is checked, what it says is not. */
type IncomingDelegation = { readonly [Field in keyof DelegationMessage]: string }

/** Builds from what came in the only message that it can stand for; `null` where it differs from that in any character. */
export function readDelegation(frame: DelegationFrame, incoming: IncomingDelegation): DelegationTypedData | null {
	const [delegator, delegate] = [toAddress(incoming.delegator), toAddress(incoming.delegate)]
	if (delegator === null || delegate === null || incoming.scope !== 'all') return null
	const typed = delegationTypedData(frame, { delegator, delegate, sequence: Number(incoming.sequence) })
	return typed.message.sequence === incoming.sequence ? typed : null
}

/** What the delegator is about to sign, in words, a line each. */
export function describeDelegation(delegateName: string | null, sequence: number): readonly string[] {
	const first =
		delegateName === null
			? ['You take your delegation back: from the next vote on, only your own ballot counts your power.']
			: [
					`${delegateName} votes with your power as well, in every vote that opens from now on.`,
					'In any vote you may cast a ballot yourself; then your power counts with yours, and not with theirs.',
					'Power that others delegated to you stays with you: a delegation goes one step and no further.',
				]
	return sequence > 1
		? [...first, `This replaces your delegation number ${sequence - 1}, which stays on record.`]
		: first
}
