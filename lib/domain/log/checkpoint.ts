import { fromHex, toHex } from './hex'
import type { Sha256 } from './merkle'

/** What a checkpoint says: the log of this name had so many leaves and this root at this time. */
export type TreeHead = {
	/** Name of the log, unique in the world: `guardrail/` and the 64 hex digits of the installation. */
	readonly origin: string
	readonly size: number
	/** RFC 9162 root over the first `size` leaves, 64 hex digits. */
	readonly rootHash: string
	/** RFC 3339 in UTC with milliseconds. */
	readonly timestamp: string
}

/** A tree head that the log's key has signed. */
export type Checkpoint = TreeHead & {
	/** Key id of C2SP signed-note, 8 hex digits. */
	readonly keyId: string
	/** Ed25519 over `checkpointBody`, 128 hex digits. */
	readonly signature: string
}

/** One key of the log and the time in which it signed; `until` is null for the one in use. */
export type LogKey = {
	readonly keyId: string
	/** The 32 bytes of an Ed25519 public key, 64 hex digits. */
	readonly publicKey: string
	readonly from: string
	readonly until: string | null
	/** The signature of the key before over `rotationText`, 128 hex digits; null for the first key. */
	readonly vouched: string | null
}

/** The name of an installation's log. */
export function originOf(installation: string): string {
	return `guardrail/${installation}`
}

/**
 * The text that a checkpoint's signature covers (C2SP tlog-checkpoint): name, size, root in base64, and the time as an
 * extension line. Ends with a line feed.
 */
export function checkpointBody({ origin, size, rootHash, timestamp }: TreeHead): string {
	return `${origin}\n${size}\n${toBase64(fromHex(rootHash))}\ntimestamp ${timestamp}\n`
}

/** The checkpoint as C2SP signed-note: the body, an empty line, and a line with name, key id and signature. */
export function checkpointNote(checkpoint: Checkpoint): string {
	const signature = toBase64(fromHex(checkpoint.keyId + checkpoint.signature))
	return `${checkpointBody(checkpoint)}\n\u2014 ${checkpoint.origin} ${signature}\n`
}

/** Key id of C2SP signed-note: the first four bytes of SHA-256 over name, line feed, 0x01 (Ed25519) and the key. */
export function keyIdOf(sha256: Sha256, origin: string, publicKey: string): string {
	const name = new TextEncoder().encode(`${origin}\n`)
	const key = fromHex(publicKey)
	const data = new Uint8Array(name.length + 1 + key.length)
	data.set(name)
	data[name.length] = 1
	data.set(key, name.length + 1)
	return toHex(sha256(data).slice(0, 4))
}

/** The key as note tools take it: name, key id, and 0x01 with the key in base64, with plus signs between. */
export function verifierKey(origin: string, { keyId, publicKey }: Pick<LogKey, 'keyId' | 'publicKey'>): string {
	return `${origin}+${keyId}+${toBase64(fromHex(`01${publicKey}`))}`
}

function toBase64(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
}
