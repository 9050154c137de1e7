import { canonicalJson, type Json } from './canonical-json'
import type { Checkpoint, LogKey } from './checkpoint'

/** What the log says of its own accord about a leaf that it took. */
export type ReceiptBody = {
	readonly format: 'guardrail-receipt'
	readonly formatVersion: 1
	/** 64 hex digits. */
	readonly installation: string
	/** Name of the log. */
	readonly origin: string
	/** What happened: `vote.ballot_cast`. */
	readonly kind: string
	/** What it happened to: `vote:<id>`. */
	readonly subject: string
	/** The leaf itself, canonical JSON (RFC 8785) letter for letter. */
	readonly entry: string
	/** RFC 9162 leaf hash of `entry`, 64 hex digits. */
	readonly leafHash: string
	readonly acceptedAt: string
	/** Ed25519, 64 hex digits. */
	readonly publicKey: string
	readonly keyId: string
}

export type Receipt = ReceiptBody & {
	/** Ed25519 over the canonical JSON of all fields above; 128 hex digits. */
	readonly signature: string
	/** Where the leaf stands in the log; absent until the log has given it a place. */
	readonly inclusion?: {
		readonly index: number
		/** RFC 9162 inclusion proof, hex, from the leaf upwards. */
		readonly proof: readonly string[]
		readonly checkpoint: Checkpoint
		/** All keys of the log, the oldest first; only where the checkpoint was signed by another key than the receipt. */
		readonly keys?: readonly LogKey[]
	}
	/** Only for whoever acted: what shows that the salted hashes of the leaf are about them and what they wrote. */
	readonly opening?: {
		/** The leaf's `actor` is SHA-256 of `actorSalt:personId`. */
		readonly actorSalt: string
		readonly personId: string
		/** The leaf's `noteHash` is SHA-256 of `noteSalt:text`; null where nothing was written. */
		readonly noteSalt: string | null
	}
}

/** The text that a receipt's signature covers. */
export function receiptText(body: ReceiptBody): string {
	const { format, formatVersion, installation, origin, kind, subject } = body
	const { entry, leafHash, acceptedAt, publicKey, keyId } = body
	const said: Json = {
		format,
		formatVersion,
		installation,
		origin,
		kind,
		subject,
		entry,
		leafHash,
		acceptedAt,
		publicKey,
		keyId,
	}
	return canonicalJson(said)
}
