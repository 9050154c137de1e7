import 'server-only'
import { type Hex, hashTypedData, recoverAddress } from 'viem'
import type { BallotTypedData } from '@/lib/domain/decisions/ballot-message'

/** The EIP-712 hash that the voter's wallet signed. */
export function ballotHash(typedData: BallotTypedData): Hex {
	return hashTypedData({
		...typedData,
		message: { ...typedData.message, sequence: BigInt(typedData.message.sequence) },
	})
}

/** Whether the voter's own wallet signed this ballot. A signature that cannot be read counts as wrong. */
export async function isSignedByVoter(typedData: BallotTypedData, signature: string): Promise<boolean> {
	try {
		const signer = await recoverAddress({ hash: ballotHash(typedData), signature: signature as Hex })
		return signer.toLowerCase() === typedData.message.voter.toLowerCase()
	} catch {
		return false // viem throws for bytes that are no signature
	}
}
