import { fromHex, utf8, type VerifyCrypto } from './crypto'
import { signingHash, structHash, typeHash } from './typed-data'

/** Fields of a ballot in the order in which EIP-712 hashes them. A bundle that names others is refused. */
export const BALLOT_FIELDS = [
	{ name: 'vote', type: 'string' },
	{ name: 'voter', type: 'address' },
	{ name: 'revision', type: 'bytes32' },
	{ name: 'policy', type: 'string' },
	{ name: 'method', type: 'string' },
	{ name: 'choice', type: 'string' },
	{ name: 'parameters', type: 'string' },
	{ name: 'reason', type: 'string' },
	{ name: 'conflict', type: 'string' },
	{ name: 'sequence', type: 'uint64' },
	{ name: 'salt', type: 'bytes32' },
] as const

export const DOMAIN_FIELDS = [
	{ name: 'name', type: 'string' },
	{ name: 'version', type: 'string' },
	{ name: 'chainId', type: 'uint256' },
	{ name: 'salt', type: 'bytes32' },
] as const

/** What a wallet signed, as it stands in a bundle. */
export type SignedMessage = { readonly [Name in (typeof BALLOT_FIELDS)[number]['name']]: string }

const TYPES = { EIP712Domain: DOMAIN_FIELDS, Ballot: BALLOT_FIELDS }
const WORD = 32
/** Longest text that is worth remembering, and how many: the vote's id and its choices repeat, reasons seldom do. */
const LONGEST_REMEMBERED = 200
const MOST_REMEMBERED = 10_000

/** Hashes ballots of one installation. Texts that repeat are hashed once, which halves the work of a large vote. */
export function ballotHasher(
	keccak: VerifyCrypto['keccak256'],
	domain: { readonly chainId: number; readonly installation: string },
): (message: SignedMessage) => Uint8Array {
	const { chainId, installation } = domain
	const spelt = { name: 'Guardrail', version: '1', chainId, salt: installation }
	const domainHash = structHash(keccak, TYPES, 'EIP712Domain', spelt)
	const known = new Map<string, Uint8Array>()
	const hashOf = (text: string): Uint8Array => {
		if (text.length > LONGEST_REMEMBERED) return keccak(utf8(text))
		const found = known.get(text)
		if (found !== undefined) return found
		const hash = keccak(utf8(text))
		if (known.size < MOST_REMEMBERED) known.set(text, hash)
		return hash
	}
	const words = new Uint8Array(WORD * (BALLOT_FIELDS.length + 1))
	const numbers = new DataView(words.buffer)
	words.set(typeHash(keccak, TYPES, 'Ballot'))
	return (message) => {
		let at = 0
		for (const { name, type } of BALLOT_FIELDS) {
			at += WORD
			const text = message[name]
			if (type === 'string') words.set(hashOf(text), at)
			else if (type === 'bytes32') words.set(fromHex(text), at)
			else if (type === 'address') words.set(fromHex(text), at + 12)
			else numbers.setBigUint64(at + WORD - 8, BigInt(text))
		}
		return signingHash(keccak, domainHash, keccak(words))
	}
}
