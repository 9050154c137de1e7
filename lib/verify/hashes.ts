import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { toHex } from '@/lib/domain/log/hex'
import { utf8, type VerifyCrypto } from './crypto'

type Sha256 = Pick<VerifyCrypto, 'sha256' | 'sha256OfText'>

/** SHA-256 of a text, 64 hex digits. */
export function textHash({ sha256, sha256OfText }: Sha256, text: string): string {
	return sha256OfText === undefined ? toHex(sha256(utf8(text))) : sha256OfText(text)
}

/** SHA-256 over the canonical JSON (RFC 8785) of something that came from JSON. */
export function contentHash(crypto: Sha256, content: unknown): string {
	return textHash(crypto, canonicalText(content))
}

/**
 * Canonical JSON, quickly: with the keys in order, what JavaScript prints is canonical already. Keys that read as numbers
 * would be printed out of turn, and a record with one takes the slow way.
 */
export function canonicalText(content: unknown): string {
	const json = content as Json // it came from JSON, so JSON can carry it
	const order = { isKept: true }
	const sorted = inOrder(json, order)
	return order.isKept ? JSON.stringify(sorted) : canonicalJson(json)
}

const OUT_OF_TURN = /^(\d+|__proto__)$/

function inOrder(value: Json, order: { isKept: boolean }): Json {
	if (typeof value !== 'object' || value === null) return value
	if (Array.isArray(value)) return value.map((item) => inOrder(item, order))
	const source = value as { readonly [key: string]: Json } // neither null nor a list is left
	const sorted: Record<string, Json> = {}
	for (const key of Object.keys(source).sort()) {
		const member = source[key]
		if (OUT_OF_TURN.test(key)) order.isKept = false
		else if (member !== undefined) sorted[key] = inOrder(member, order)
	}
	return sorted
}
