import type { Client } from 'pg'
import { growTree, type Node } from '@/lib/domain/log/grow-tree'
import { toHex } from '@/lib/domain/log/hex'
import { fold, leafHash } from '@/lib/domain/log/merkle'
import { type Check, type Fault, pagesOf } from './fault'
import { sha256Bytes, textBytes } from './hashing'

type Row = {
	readonly index: string
	readonly leaf_id: string
	readonly entry: string | null
	readonly root_hash: string | null
}

const PLACES = `
	SELECT e.index, e.leaf_id, l.entry, c.root_hash
	FROM log_entry e LEFT JOIN log_leaf l ON l.id = e.leaf_id LEFT JOIN log_checkpoint c ON c.size = e.index + 1
	ORDER BY e.index`

/** The tree built anew from the entries, against the places, the stored nodes and the root of every checkpoint. */
export const treeHolds: Check = {
	title: 'places follow one another, and every checkpoint has the root of the leaves before it',
	run: async function* (client, told) {
		let size = 0
		let peaks: readonly Node[] = []
		for await (const page of pagesOf<Row>(client, PLACES)) {
			const grown: Node[] = []
			for (const row of page) {
				if (Number(row.index) !== size) {
					yield fault(
						'log_entry',
						row.index,
						`the place after ${size - 1} is ${row.index}; places in between are missing`,
					)
					return
				}
				if (row.entry === null) {
					yield fault('log_leaf', row.leaf_id, `the leaf at place ${row.index} is missing`)
					return
				}
				const added = growTree(sha256Bytes, size, peaks, [leafHash(sha256Bytes, textBytes(row.entry))])
				size += 1
				peaks = added.peaks
				grown.push(...added.nodes)
				if (row.root_hash !== null && row.root_hash !== rootHash(peaks)) {
					yield fault('log_checkpoint', String(size), `its root is not the one of the first ${size} leaves`)
				}
			}
			yield* nodesThatDiffer(client, grown)
			told(`${size} places`)
		}
		yield* whatReachesBeyond(client, size)
	},
}

function rootHash(peaks: readonly Node[]): string {
	return toHex(
		fold(
			sha256Bytes,
			peaks.map(({ hash }) => hash),
		),
	)
}

async function* nodesThatDiffer(client: Client, grown: readonly Node[]): AsyncGenerator<Fault> {
	const { rows } = await client.query<{ level: number; index: string; is_there: boolean }>(
		`SELECT g.level, g.index, n.hash IS NOT NULL AS is_there
		FROM unnest($1::int[], $2::bigint[], $3::text[]) AS g (level, index, hash)
		LEFT JOIN log_node n ON n.level = g.level AND n.index = g.index
		WHERE n.hash IS DISTINCT FROM decode(g.hash, 'hex') ORDER BY g.level, g.index`,
		[grown.map(({ level }) => level), grown.map(({ index }) => index), grown.map(({ hash }) => toHex(hash))],
	)
	for (const { level, index, is_there } of rows) {
		yield fault(
			'log_node',
			`${level}/${index}`,
			is_there ? 'it is not the hash of the leaves below it' : 'it is missing',
		)
	}
}

async function* whatReachesBeyond(client: Client, size: number): AsyncGenerator<Fault> {
	const { rows: checkpoints } = await client.query<{ size: string }>(
		'SELECT size FROM log_checkpoint WHERE size > $1 OR size < 1 ORDER BY size',
		[size],
	)
	for (const row of checkpoints) {
		yield fault('log_checkpoint', row.size, `it is about ${row.size} leaves, and the log has ${size}`)
	}
	const { rows } = await client.query<{ last: string | null }>('SELECT max(size) AS last FROM log_checkpoint')
	if (Number(rows[0]?.last ?? 0) < size) {
		yield fault('log_checkpoint', String(size), `no checkpoint is about all ${size} leaves that have a place`)
	}
	const { rows: nodes } = await client.query<{ level: number; index: string }>(
		'SELECT level, index FROM log_node WHERE (index + 1) * (2 ^ level)::bigint > $1 ORDER BY level, index LIMIT 100',
		[size],
	)
	for (const { level, index } of nodes)
		yield fault('log_node', `${level}/${index}`, 'it stands over leaves that have no place')
}

function fault(table: string, id: string, sentence: string): Fault {
	return { table, id, sentence }
}
