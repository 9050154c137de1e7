import 'server-only'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { hashDomain } from 'viem'
import {
	BALLOT_DOMAIN_TYPES,
	BALLOT_TYPES,
	type BallotMessage,
	ballotDomain,
} from '@/lib/domain/decisions/ballot-message'

const WORD = 32
const FIELDS = BALLOT_TYPES.Ballot
const SIGNATURE_OF_TYPE = `Ballot(${FIELDS.map(({ name, type }) => `${type} ${name}`).join(',')})`
/** Texts that repeat, such as the vote's id and its choices, are hashed once; reasons seldom repeat. */
const LONGEST_REMEMBERED = 100
const MOST_REMEMBERED = 1_000

/**
 * Hashes very many ballot messages of one installation: the same EIP-712 digest as `messageHash` for a tenth of the
 * time. For ballots that have been read before; it checks no field's form. The verifier has one of its own, which knows
 * no package, and which the server may not import: a mistake in either shows as a bundle that does not check.
 */
export function ballotHasher(frame: {
	readonly chainId: number
	readonly installation: string
}): (message: BallotMessage) => `0x${string}` {
	const domain = { ...ballotDomain(frame), chainId: BigInt(frame.chainId) }
	const separator = hashDomain({ domain, types: BALLOT_DOMAIN_TYPES })
	const signed = Buffer.concat([Buffer.from('1901', 'hex'), Buffer.from(separator.slice(2), 'hex'), Buffer.alloc(WORD)])
	const words = Buffer.alloc(WORD * (FIELDS.length + 1))
	words.set(keccak_256(Buffer.from(SIGNATURE_OF_TYPE, 'utf8')))
	const textHash = rememberingHash()
	return (message) => {
		for (const [index, { name, type }] of FIELDS.entries()) {
			const at = WORD * (index + 1)
			const text = message[name]
			if (type === 'string') words.set(textHash(text), at)
			else if (type === 'uint64') words.writeBigUInt64BE(BigInt(text), at + WORD - 8)
			else words.write(text.slice(2), type === 'address' ? at + 12 : at, 'hex')
		}
		signed.set(keccak_256(words), signed.length - WORD)
		return `0x${Buffer.from(keccak_256(signed)).toString('hex')}`
	}
}

function rememberingHash(): (text: string) => Uint8Array {
	const known = new Map<string, Uint8Array>()
	return (text) => {
		const found = known.get(text)
		if (found !== undefined) return found
		const hash = keccak_256(Buffer.from(text, 'utf8'))
		if (text.length <= LONGEST_REMEMBERED && known.size < MOST_REMEMBERED) known.set(text, hash)
		return hash
	}
}
