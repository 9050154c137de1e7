import type { Address } from '@/lib/domain/kernel/ids'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { type DelegationTypedData, NOBODY } from './delegation-message'
import { type CheckedSignature, signatureProblem } from './signature'

/** What a delegator has said last. `delegate: null` has taken it back. */
export type Delegation = { readonly delegate: Address | null; readonly sequence: number }

export type DelegationSet = {
	readonly type: 'delegation.set'
	readonly note?: string
	readonly facts: Readonly<Record<string, unknown>>
}

type Facts = {
	/** The wallet that the actor signed in with. */
	readonly address: Address | null
	readonly before: Delegation | null
	/** Whether the delegate's address belongs to a person that Guardrail knows. */
	readonly isDelegateKnown: boolean
	readonly signature: CheckedSignature
	readonly delegationHash: string
}

/**
 * Delegates somebody's power, or takes it back. Refuses what another wallet signed, a repeated sequence number, oneself
 * and an address that is no person's; votes already open are not touched, since their roll is fixed.
 */
export function setDelegation(
	{ message }: DelegationTypedData,
	{ address, before, isDelegateKnown, signature, delegationHash }: Facts,
): Result<{ readonly state: Delegation; readonly events: readonly DelegationSet[] }, Refusal> {
	if (address === null || address !== message.delegator) {
		return refuse('wrong_wallet', 'This delegation names another wallet than the one that you signed in with.')
	}
	const expected = (before?.sequence ?? 0) + 1
	if (message.sequence !== String(expected)) {
		return refuse(
			'wrong_sequence',
			`This would be your delegation number ${expected}; reload the page and sign again.`,
			{
				expected,
			},
		)
	}
	if (message.delegate === message.delegator) {
		return refuse('delegate_is_self', 'Your own power is with you already; choose somebody else, or nobody.')
	}
	const delegate = message.delegate === NOBODY ? null : message.delegate
	if (delegate === null && (before?.delegate ?? null) === null) {
		return refuse('nothing_delegated', 'You delegate to nobody, so there is nothing to take back.')
	}
	if (delegate !== null && !isDelegateKnown) {
		return refuse(
			'delegate_unknown',
			'Nobody here has this wallet. A delegate must have signed in with the wallet that they vote with.',
		)
	}
	if (signature.state !== 'good') return signatureProblem(signature, 'delegation')
	return ok({
		state: { delegate, sequence: expected },
		events: [{ type: 'delegation.set', facts: { sequence: expected, delegationHash, isRevoked: delegate === null } }],
	})
}

/**
 * Who votes for whom in a vote that opens now: for each address of the roll its delegate, where that one is on the roll
 * too. A delegation to somebody who is not on it has no effect, and its power stays where it is.
 */
export function delegatesOnRoll(
	roll: readonly Address[],
	delegations: ReadonlyMap<Address, Address>,
): ReadonlyMap<Address, Address> {
	const onRoll = new Set(roll)
	const pairs = roll.flatMap((address): readonly (readonly [Address, Address])[] => {
		const delegate = delegations.get(address)
		return delegate !== undefined && delegate !== address && onRoll.has(delegate) ? [[address, delegate]] : []
	})
	return new Map(pairs)
}
