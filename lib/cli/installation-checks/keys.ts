import { checkpointBody, keyIdOf, originOf } from '@/lib/domain/log/checkpoint'
import { rotationText } from '@/lib/domain/log/key-rotation'
import { type Check, type Fault, pagesOf } from './fault'
import { isSigned, sha256Bytes } from './hashing'

type KeyRow = {
	readonly key_id: string
	readonly public_key: string
	readonly from: Date
	readonly until: Date | null
}

type CheckpointRow = {
	readonly size: string
	readonly root_hash: string
	readonly timestamp: Date
	readonly key_id: string
	readonly signature: string
}

/** The keys against the leaves that tell of each, and each checkpoint against its key. */
export const keysHold: Check = {
	title: 'each key is vouched for by the one before it, and every checkpoint is signed',
	run: async function* (client, told) {
		const { rows: facts } = await client.query<{ value: string }>(
			`SELECT value FROM installation_fact WHERE key = 'installation_id'`,
		)
		const origin = originOf(facts[0]?.value ?? '')
		const { rows: leaves } = await client.query<{ id: string; entry: string }>(
			`SELECT id, entry FROM log_leaf WHERE kind IN ('log.started', 'log.key_rotated') ORDER BY id`,
		)
		const history = new Map<string, { publicKey: string; from: string; until: string | null }>()
		let current: string | null = null
		for (const { id, entry } of leaves) {
			const { type, at, facts: said } = JSON.parse(entry)
			const publicKey: string = type === 'log.started' ? said.publicKey : said.to
			const isVouched =
				current === null
					? type === 'log.started' && said.origin === origin
					: said.from === current && isSigned(current, said.vouched, rotationText(origin, current, publicKey))
			if (!isVouched) yield fault('log_leaf', id, 'it brings in a key that the key before it does not vouch for')
			const former = current && history.get(keyIdOf(sha256Bytes, origin, current))
			if (former) former.until = at
			history.set(keyIdOf(sha256Bytes, origin, publicKey), { publicKey, from: at, until: null })
			current = publicKey
		}
		const { rows: keys } = await client.query<KeyRow>('SELECT * FROM log_key ORDER BY "from"')
		for (const key of keys) {
			const known = history.get(key.key_id)
			const isSame =
				known?.publicKey === key.public_key &&
				known.from === key.from.toISOString() &&
				known.until === (key.until?.toISOString() ?? null)
			if (!isSame) yield fault('log_key', key.key_id, 'no leaf tells of this key with this time')
		}
		for (const id of history.keys()) {
			if (!keys.some(({ key_id }) => key_id === id)) yield fault('log_key', id, 'it is missing; a leaf tells of it')
		}
		let count = 0
		for await (const page of pagesOf<CheckpointRow>(client, 'SELECT * FROM log_checkpoint ORDER BY size')) {
			for (const row of page) {
				const head = { origin, size: Number(row.size), rootHash: row.root_hash, timestamp: row.timestamp.toISOString() }
				const key = history.get(row.key_id)
				if (!key || !isSigned(key.publicKey, row.signature, checkpointBody(head))) {
					yield fault('log_checkpoint', row.size, 'it is not signed by a key of this log')
				}
			}
			count += page.length
			told(`${count} checkpoints`)
		}
	},
}

function fault(table: string, id: string, sentence: string): Fault {
	return { table, id, sentence }
}
