import { delegationHasher, type SignedDelegation } from '@/lib/verify/ballot-hash'
import type { BundleDelegation } from '@/lib/verify/bundle'
import { toPrefixedHex } from '@/lib/verify/crypto'
import { nativeCrypto } from '../native-crypto'
import type { Voter } from './keys'
import { INSTALLATION, rollIdOf, timeAfter } from './setting'

const { keccak256 } = nativeCrypto()
const HERE = { chainId: INSTALLATION.chainId, installation: `0x${INSTALLATION.id}` }

/** The same message signed, for this installation or for another one; the log has yet to take it. */
export function signedDelegation(
	said: { readonly rollId: string; readonly message: SignedDelegation; readonly setAt: string },
	signer: Voter,
	signedFor = HERE,
): BundleDelegation {
	const { rollId, message, setAt } = said
	const hash = delegationHasher(keccak256, HERE)(message)
	return {
		rollId,
		setAt,
		delegationHash: toPrefixedHex(hash),
		message: { ...message, scope: 'all' },
		signature: signer.sign(delegationHasher(keccak256, signedFor)(message)),
		signatureKind: 'eoa',
		checkedAtBlock: null,
		leaf: null,
	}
}

/** What each delegator of an election signed, some hours before it opened. */
export function delegationsOf({
	voters,
	delegates = new Map(),
}: {
	readonly voters: readonly Voter[]
	/** Who delegates to whom, by number. */
	readonly delegates?: ReadonlyMap<number, number>
}): readonly BundleDelegation[] {
	const pairs = [...delegates].sort(([left], [right]) => left - right)
	return pairs.flatMap(([from, to], index): readonly BundleDelegation[] => {
		const [delegator, delegate] = [voters[from], voters[to]]
		if (delegator === undefined || delegate === undefined) return []
		const message = { delegator: delegator.address, delegate: delegate.address, scope: 'all', sequence: '1' }
		return [signedDelegation({ rollId: rollIdOf(from), message, setAt: timeAfter(index - 180) }, delegator)]
	})
}
