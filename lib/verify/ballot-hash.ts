import { BALLOT_DOMAIN_TYPES, BALLOT_TYPES } from '@/lib/domain/decisions/ballot-message'
import { DELEGATION_TYPES } from '@/lib/domain/decisions/delegation-message'
import { fromAnyHex, utf8, type VerifyCrypto } from './crypto'
import { signingHash, structHash, typeHash } from './typed-data'

const BALLOT_FIELDS = BALLOT_TYPES.Ballot

/** What a wallet signed, as it stands in a bundle. */
export type SignedMessage = { readonly [Name in (typeof BALLOT_FIELDS)[number]['name']]: string }

/** What a delegator's wallet signed. */
export type SignedDelegation = { readonly [Name in (typeof DELEGATION_TYPES.Delegation)[number]['name']]: string }

type SignedFor = { readonly chainId: number; readonly installation: string }

const TYPES = { ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES, ...DELEGATION_TYPES }
const WORD = 32
/** Longest text that is worth remembering, and how many: the vote's id and its choices repeat, reasons seldom do. */
const LONGEST_REMEMBERED = 200
const MOST_REMEMBERED = 10_000

/** Hashes ballots of one installation. Texts that repeat are hashed once, which halves the work of a large vote. */
export function ballotHasher(
	keccak: VerifyCrypto['keccak256'],
	domain: SignedFor,
): (message: SignedMessage) => Uint8Array {
	const domainHash = domainHashOf(keccak, domain)
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
			else if (type === 'bytes32') words.set(fromAnyHex(text), at)
			else if (type === 'address') words.set(fromAnyHex(text), at + 12)
			else numbers.setBigUint64(at + WORD - 8, BigInt(text))
		}
		return signingHash(keccak, domainHash, keccak(words))
	}
}

/** Hashes delegations of one installation. */
export function delegationHasher(
	keccak: VerifyCrypto['keccak256'],
	domain: SignedFor,
): (message: SignedDelegation) => Uint8Array {
	const domainHash = domainHashOf(keccak, domain)
	return (message) => signingHash(keccak, domainHash, structHash(keccak, TYPES, 'Delegation', message))
}

function domainHashOf(keccak: VerifyCrypto['keccak256'], { chainId, installation }: SignedFor): Uint8Array {
	return structHash(keccak, TYPES, 'EIP712Domain', { name: 'Guardrail', version: '1', chainId, salt: installation })
}
