import { createHash, createPublicKey, verify } from 'node:crypto'

export function sha256Bytes(data: Uint8Array): Uint8Array {
	return createHash('sha256').update(data).digest()
}

export function textBytes(text: string): Uint8Array {
	return Buffer.from(text, 'utf8')
}

/** Whether this is the Ed25519 signature of the text by the key; both in hex. */
export function isSigned(publicKey: string, signature: string, text: string): boolean {
	const x = Buffer.from(publicKey, 'hex').toString('base64url')
	const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
	return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'))
}
