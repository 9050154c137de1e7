import { describe, expect, test, vi } from 'vitest'
import { tampering } from '@/lib/testing/tampering'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const { client, saidAfter, secretly } = tampering()

describe('of the log itself', () => {
	const forgedSignature = `repeat('ab', 64)`
	const TAMPERED: readonly (readonly [what: string, sql: string, named: string])[] = [
		[
			'a leaf with another entry',
			`UPDATE log_leaf SET entry = replace(entry, '"v":2', '"v":3') WHERE id = 5`,
			'log_leaf 5: ',
		],
		[
			'a leaf with another entry and the hash of that',
			`UPDATE log_leaf SET entry = '{}', leaf_hash = encode(sha256('\\x007b7d'::bytea), 'hex') WHERE id = 5`,
			'log_leaf 5: ',
		],
		['a leaf of another kind', `UPDATE log_leaf SET kind = 'vote.tallied' WHERE id = 5`, 'log_leaf 5: '],
		['a leaf that is gone', 'DELETE FROM log_leaf WHERE id = 5', 'log_leaf 5: the leaf at place'],
		['a place that is gone', 'DELETE FROM log_entry WHERE index = 7', 'log_leaf '],
		['a leaf put aside', `INSERT INTO log_pending SELECT leaf_id FROM log_entry WHERE index = 7`, 'log_leaf '],
		[
			'a node',
			`UPDATE log_node SET hash = sha256('') WHERE level = 1 AND index = 2`,
			'log_node 1/2: it is not the hash',
		],
		['a node that is gone', 'DELETE FROM log_node WHERE level = 2 AND index = 1', 'log_node 2/1: it is missing'],
		['a checkpoint’s root', `UPDATE log_checkpoint SET root_hash = repeat('ab', 32)`, 'log_checkpoint '],
		['a checkpoint’s signature', `UPDATE log_checkpoint SET signature = ${forgedSignature}`, 'log_checkpoint '],
		['a checkpoint’s time', `UPDATE log_checkpoint SET timestamp = timestamp + interval '1 s'`, 'log_checkpoint '],
		['a checkpoint that is gone', 'DELETE FROM log_checkpoint', 'log_checkpoint '],
		[
			'a checkpoint from nowhere',
			`INSERT INTO log_checkpoint SELECT size + 1, root_hash, timestamp, key_id, signature FROM log_checkpoint`,
			'log_checkpoint ',
		],
		['a key', `UPDATE log_key SET public_key = repeat('ab', 32)`, 'log_key '],
		['a key that is gone', 'DELETE FROM log_key', 'log_key '],
		['a seal', `UPDATE row_seal SET digest = sha256('') WHERE id = 9`, 'log_leaf '],
		['a seal that is gone', 'DELETE FROM row_seal WHERE id = 9', 'log_leaf '],
	]

	test('a leaf, a place, a node, a checkpoint, a key or a seal that is tampered with is found and named', async () => {
		const missed: string[] = []
		for (const [what, sql, named] of TAMPERED) {
			const { ok, first } = await saidAfter(() => secretly(sql))
			if (ok || !first.startsWith(named)) missed.push(`${what}: ${first}`)
		}
		expect(missed).toEqual([])
	})

	test('two leaves that change places are found and named', async () => {
		const said = await saidAfter(async () => {
			await client.query('SET LOCAL session_replication_role = replica')
			await client.query('ALTER TABLE log_entry DROP CONSTRAINT log_entry_pkey')
			await client.query('UPDATE log_entry SET index = 9 - index WHERE index IN (4, 5)')
		})
		expect(said.ok).toBe(false)
		expect(said.first).toMatch(/^log_(node|checkpoint) /)
	})

	test('a forged leaf with its place and nodes does not fit the checkpoint', async () => {
		const said = await saidAfter(() =>
			secretly(
				`UPDATE log_leaf SET entry = replace(entry, 'module.added', 'module.ad'), kind = 'module.ad',
					leaf_hash = encode(sha256('\\x00'::bytea || convert_to(replace(entry, 'module.added', 'module.ad'), 'UTF8')), 'hex')
				WHERE id = (SELECT min(id) FROM log_leaf WHERE kind = 'module.added')`,
			),
		)
		expect(said.ok).toBe(false)
		expect(said.all).toContain('its root is not the one of the first')
	})
})
