import { toHex } from '@/lib/domain/log/hex'
import { leafHash } from '@/lib/domain/log/merkle'
import { type Check, type Fault, pagesOf } from './fault'
import { sha256Bytes, textBytes } from './hashing'

type Row = {
	readonly id: string
	readonly kind: string
	readonly subject: string
	readonly entry: string
	readonly leaf_hash: string
	readonly accepted_at: Date
	readonly is_placed: boolean
	readonly is_pending: boolean
	readonly seal_batch: string | null
	readonly seals: { readonly count: number; readonly hash: string } | null
}

const LEAVES = `
	SELECT l.id, l.kind, l.subject, l.entry, l.leaf_hash, l.accepted_at, l.seal_batch,
		EXISTS (SELECT FROM log_entry e WHERE e.leaf_id = l.id) AS is_placed,
		EXISTS (SELECT FROM log_pending p WHERE p.leaf_id = l.id) AS is_pending,
		(SELECT json_build_object('count', count(*), 'hash', encode(sha256(string_agg(s.digest, ''::bytea ORDER BY s.id)), 'hex'))
			FROM row_seal s WHERE s.batch = l.seal_batch) AS seals
	FROM log_leaf l ORDER BY l.id`

/** Each leaf against its own hash, its columns, its place and the seals of the rows that it commits to. */
export const leavesHold: Check = {
	title: 'every leaf has the hash of its entry and commits to the rows that were written with it',
	run: async function* (client, told) {
		let count = 0
		for await (const page of pagesOf<Row>(client, LEAVES)) {
			for (const row of page) {
				const sentence = faultOf(row)
				if (sentence !== null) yield { table: 'log_leaf', id: row.id, sentence } satisfies Fault
			}
			count += page.length
			told(`${count} leaves`)
		}
	},
}

function faultOf(row: Row): string | null {
	if (toHex(leafHash(sha256Bytes, textBytes(row.entry))) !== row.leaf_hash) {
		return 'its entry does not have the hash that is stored with it'
	}
	if (row.is_placed && row.is_pending) return 'it has a place in the log and waits for another one'
	if (!row.is_placed && !row.is_pending) return 'it has no place in the log and waits for none'
	const entry = JSON.parse(row.entry)
	if (entry.type !== row.kind || entry.subject !== row.subject || entry.at !== row.accepted_at.toISOString()) {
		return 'its kind, subject or time is not the one of its entry'
	}
	const rows = entry.rows ?? null
	if (rows === null) return row.seal_batch === null ? null : 'it names seals of rows that its entry does not commit to'
	if (row.seals?.count !== rows.count || row.seals?.hash !== rows.hash) {
		return 'the seals of the rows that were written with it are not those that its entry commits to'
	}
	return null
}
