import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

/** What a sealed ballot hides until its vote is counted. */
export type SealedContent = {
	readonly message: Readonly<Record<string, string>>
	readonly signature: string
}

/** A ballot cannot be opened: another SEALING_KEY than the one it was sealed with, or bytes that somebody changed. */
export class SealBroken extends Error {
	constructor(
		readonly number: number,
		readonly reason: 'other_key' | 'changed',
	) {
		super(`Ballot ${number} cannot be opened: ${reason}`)
		this.name = 'SealBroken'
	}
}

export type Seal = {
	readonly close: (number: number, content: SealedContent) => Buffer
	/** Throws `SealBroken` for anything but what `close` made for this vote and number under this key. */
	readonly open: (number: number, sealed: Uint8Array) => SealedContent
}

const FORMAT = 1
const KEY_MARK_BYTES = 8
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + KEY_MARK_BYTES + NONCE_BYTES + TAG_BYTES
/** Every ballot fills whole blocks, so that its length tells nothing of the choice and little of the reason. */
const BLOCK_BYTES = 2_048

/**
 * Seals and opens the ballots of one vote: AES-256-GCM under a key of this vote (HKDF-SHA-256 of `SEALING_KEY`), bound
 * to the vote and the ballot's number, so that no row can be moved to another place.
 */
export function sealOf(voteId: string, secret: string = env().SEALING_KEY): Seal {
	const key = derive(secret, `guardrail sealed ballots ${voteId}`, 32)
	const mark = derive(secret, 'guardrail sealing key mark', KEY_MARK_BYTES)
	const about = (number: number) => Buffer.from(`${voteId}:${number}`, 'utf8')
	return {
		close: (number, content) => {
			const nonce = randomBytes(NONCE_BYTES)
			const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about(number))
			const hidden = Buffer.concat([cipher.update(padded(JSON.stringify(content))), cipher.final()])
			return Buffer.concat([Buffer.of(FORMAT), mark, nonce, cipher.getAuthTag(), hidden])
		},
		open: (number, sealed) => {
			const bytes = Buffer.from(sealed)
			if (bytes.length < HEAD_BYTES || bytes[0] !== FORMAT) throw new SealBroken(number, 'changed')
			const nonceAt = 1 + KEY_MARK_BYTES
			if (!bytes.subarray(1, nonceAt).equals(mark)) throw new SealBroken(number, 'other_key')
			const tagAt = nonceAt + NONCE_BYTES
			const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(nonceAt, tagAt))
				.setAAD(about(number))
				.setAuthTag(bytes.subarray(tagAt, HEAD_BYTES))
			try {
				const shown = Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()])
				return JSON.parse(shown.toString('utf8')) // our own text: the tag has just proved it
			} catch {
				throw new SealBroken(number, 'changed')
			}
		},
	}
}

function derive(secret: string, purpose: string, length: number): Buffer {
	return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), purpose, length))
}

/** JSON may end in spaces; they fill the last block. */
function padded(json: string): Buffer {
	const text = Buffer.from(json, 'utf8')
	const blocks = Math.ceil(text.length / BLOCK_BYTES)
	return Buffer.concat([text, Buffer.alloc(blocks * BLOCK_BYTES - text.length, ' ')])
}
