import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import secp256k1 from 'secp256k1'
import { mnemonicToAccount } from 'viem/accounts'
import { keyIdOf } from '@/lib/domain/log/checkpoint'
import { toPrefixedHex, utf8 } from '@/lib/verify/crypto'
import { fastKeccak256 } from '@/lib/verify/keccak'

// Keys that everybody knows, for bundles that show how verification works and for measuring it. Nobody's money or vote
// hangs on them.

const MNEMONIC = 'test test test test test test test test test test test junk'
const keccak256 = fastKeccak256()

export type Voter = { readonly address: string; readonly sign: (hash: Uint8Array) => string }

/** Account number `index` of the development mnemonic that every Ethereum tool knows. */
export function developmentVoter(index: number): Voter {
	const key = mnemonicToAccount(MNEMONIC, { addressIndex: index }).getHdKey().privateKey
	if (!key) throw new Error('The development mnemonic has no such key')
	return voterOf(key)
}

/** A voter with a key made from a number: quicker than the mnemonic when thousands are needed. */
export function numberedVoter(index: number): Voter {
	return voterOf(keccak256(utf8(`voter ${index}`)))
}

function voterOf(key: Uint8Array): Voter {
	const publicKey = secp256k1.publicKeyCreate(key, false)
	return {
		address: toPrefixedHex(keccak256(publicKey.subarray(1)).subarray(12)),
		sign: (hash) => {
			const { signature, recid } = secp256k1.ecdsaSign(hash, key)
			return `${toPrefixedHex(signature)}${(27 + recid).toString(16)}`
		},
	}
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

export type LogSigner = {
	readonly keyId: string
	readonly publicKey: string
	/** 128 hex digits. */
	readonly sign: (text: string) => string
}

/** The log's key, made from a name. */
export function logSigner(name: string, origin: string): LogSigner {
	const seed = createHash('sha256').update(name).digest()
	const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
	const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
	const publicKey = Buffer.from(x, 'base64url').toString('hex')
	return {
		keyId: keyIdOf((data) => createHash('sha256').update(data).digest(), origin, publicKey),
		publicKey,
		sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex'),
	}
}
