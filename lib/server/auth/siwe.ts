import 'server-only'
import { hashMessage } from 'viem'
import { parseSiweMessage } from 'viem/siwe'
import { toAddress } from '@/lib/domain/kernel/ids'
import { env } from '@/lib/env'
import { checkSignature } from '@/lib/server/chain/check-signature'
import { spendNonce } from './nonce.store'
import { isOwnOrigin } from './own-origin'
import { findOrAddByAddress } from './people'

const LONGEST_LIFE_MS = 10 * 60_000
const CLOCK_SKEW_MS = 60_000
/** Hex digits. A contract's signature holds what its owners signed, and for ERC-6492 the call that deploys it. */
const LONGEST_SIGNATURE = 20_002

type Attempt = { readonly message: string; readonly signature: string; readonly nonce: string | null }

/** Whoever signed in; `no_rpc` and `rpc_unanswered` where it takes a chain to check a contract's signature. */
type SignedIn = { readonly id: string } | 'wrong' | 'no_rpc' | 'rpc_unanswered'

/**
 * Sign-In with Ethereum (EIP-4361). The message must be for this host and chain, carry the nonce of this browser's own
 * session, be fresh, and be signed by the wallet it names (with an RPC a contract too); each nonce is spent once.
 * `wrong` when anything is off.
 */
export async function signInWithEthereum({ message, signature, nonce }: Attempt): Promise<SignedIn> {
	if (nonce === null || message.length > 4_000 || !isForUs(message, nonce, Date.now())) return 'wrong'
	const address = toAddress(parseSiweMessage(message).address ?? '')
	if (address === null || signature.length > LONGEST_SIGNATURE) return 'wrong'
	const checked = await checkSignature(address, hashMessage(message), signature)
	if (checked.state === 'unanswered') return 'rpc_unanswered'
	if (checked.state === 'no_rpc' && !checked.isKeySized) return 'no_rpc'
	if (checked.state !== 'good') return 'wrong'
	if (!(await spendNonce(nonce, 2 * LONGEST_LIFE_MS))) return 'wrong'
	return findOrAddByAddress(address)
}

function isForUs(message: string, nonce: string, at: number): boolean {
	const parsed = parseSiweMessage(message)
	const address = env().NEXTAUTH_URL
	const issuedAt = parsed.issuedAt?.getTime() ?? Number.NaN
	const ends = Math.min(parsed.expirationTime?.getTime() ?? Number.POSITIVE_INFINITY, issuedAt + LONGEST_LIFE_MS)
	return (
		isOwnOrigin(`${new URL(address).protocol}//${parsed.domain}`, address) &&
		isOwnOrigin(parsed.uri ?? '', address) &&
		parsed.version === '1' &&
		parsed.chainId === env().CHAIN_ID &&
		parsed.nonce === nonce &&
		issuedAt <= at + CLOCK_SKEW_MS &&
		at < ends &&
		(parsed.notBefore === undefined || parsed.notBefore.getTime() <= at)
	)
}
