import 'server-only'
import { type Hex, hashTypedData } from 'viem'
import { BALLOT_TYPES, type BallotMessage, ballotDomain } from '@/lib/domain/decisions/ballot-message'

type Frame = { readonly chainId: number; readonly installation: string }

/** The EIP-712 digest of a ballot message, as it came in: what the wallet signed if it signed this. */
export function messageHash(frame: Frame, message: { readonly [Field in keyof BallotMessage]: string }): Hex {
	return hashTypedData({
		domain: ballotDomain(frame),
		types: BALLOT_TYPES,
		primaryType: 'Ballot',
		message: {
			...message,
			voter: hex(message.voter),
			revision: hex(message.revision),
			salt: hex(message.salt),
			sequence: BigInt(message.sequence),
		},
	})
}

function hex(text: string): Hex {
	return `0x${text.slice(2)}`
}
