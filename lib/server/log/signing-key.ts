import 'server-only'
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { keyIdOf } from '@/lib/domain/log/checkpoint'
import { env } from '@/lib/env'
import { sha256Bytes } from './sha256'

/** A key that can sign for the log of this name. */
export type SigningKey = {
	readonly keyId: string
	/** 64 hex digits. */
	readonly publicKey: string
	/** Ed25519 (RFC 8032) over the text in UTF-8; 128 hex digits. */
	readonly sign: (text: string) => string
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key that this process was given. */
export function currentKey(origin: string): SigningKey {
	return signingKeyOf(env().SIGNING_KEY, origin)
}

/** The key before it, while the log still has to hear of the change. */
export function previousKey(origin: string): SigningKey | null {
	const seed = env().SIGNING_KEY_PREVIOUS
	return seed ? signingKeyOf(seed, origin) : null
}

function signingKeyOf(seed: string, origin: string): SigningKey {
	const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, 'base64')])
	const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
	const publicKey = publicKeyOf(key)
	return {
		publicKey,
		keyId: keyIdOf(sha256Bytes, origin, publicKey),
		sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex'),
	}
}

function publicKeyOf(key: KeyObject): string {
	const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
	return Buffer.from(x, 'base64url').toString('hex')
}
