import 'server-only'
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import { env } from '@/lib/env'
import type { LoggedLeaf } from '@/lib/server/log/append-to-log'

export type AcceptedBallot = {
	readonly voteId: string
	readonly voter: string
	readonly sequence: number
	readonly ballotHash: string
	readonly castAt: string
}

/** What the voter keeps: proof that this installation took the ballot, whatever it shows later. */
export type BallotReceipt = {
	readonly voteId: string
	/** Ethereum address. */
	readonly voter: string
	readonly sequence: number
	/** EIP-712 hash of the message that the wallet signed. */
	readonly ballotHash: string
	/** RFC 9162 hash of the log's leaf about this ballot, 64 hex digits. */
	readonly leafHash: string
	readonly receivedAt: string
	/** Ed25519 (RFC 8032) over the canonical JSON (RFC 8785) of the six fields above; 128 hex digits. */
	readonly signature: string
	/** 64 hex digits. */
	readonly publicKey: string
}

/** Signs what was accepted; call it after the commit, so that no receipt outlives a ballot that was rolled back. */
export function ballotReceipt(ballot: AcceptedBallot, leaves: readonly LoggedLeaf[]): BallotReceipt {
	const leaf = leaves.find(({ kind }) => kind === 'vote.ballot_cast')
	if (leaf === undefined) throw new Error('A ballot was accepted without a leaf in the log')
	const { voteId, voter, sequence, ballotHash, castAt } = ballot
	const said = { voteId, voter, sequence, ballotHash, leafHash: leaf.leafHash, receivedAt: castAt }
	const key = signingKey()
	const signature = sign(null, Buffer.from(canonicalJson(said), 'utf8'), key).toString('hex')
	return { ...said, signature, publicKey: publicKeyOf(key) }
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(): KeyObject {
	const seed = Buffer.from(env().SIGNING_KEY, 'base64')
	return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(key: KeyObject): string {
	const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
	return Buffer.from(x, 'base64url').toString('hex')
}
