import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { toJson } from '@/lib/server/kernel/json'

/** SHA-256 of the canonical JSON (RFC 8785) of a policy or a rubric, 64 hex digits. */
export function hashDocument(document: object): string {
	return createHash('sha256')
		.update(canonicalJson(toJson(document) as Json)) // `toJson` leaves only what JSON carries
		.digest('hex')
}
