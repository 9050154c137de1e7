import 'server-only'
import { type Hex, hashTypedData } from 'viem'
import type { BallotTypedData } from '@/lib/domain/decisions/ballot-message'
import { recoverSigner } from '@/lib/server/chain/recover-signer'

/** The EIP-712 hash that the voter's wallet signed. */
export function ballotHash(typedData: BallotTypedData): Hex {
	return hashTypedData({
		...typedData,
		message: { ...typedData.message, sequence: BigInt(typedData.message.sequence) },
	})
}

/** Whether the voter's own wallet signed this ballot. A signature that cannot be read counts as wrong. */
export function isSignedByVoter(typedData: BallotTypedData, signature: string): boolean {
	return recoverSigner(ballotHash(typedData), signature) === typedData.message.voter.toLowerCase()
}
