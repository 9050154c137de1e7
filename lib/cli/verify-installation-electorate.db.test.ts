import { expect, test, vi } from 'vitest'
import { tampering } from '@/lib/testing/tampering'
import { electorateHolds } from './installation-checks/electorate'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const { client, saidAfter, secretly } = tampering()

const ENTRY = `(SELECT r.id FROM roll_entry r JOIN vote v ON v.id = r.vote_id
	WHERE r.voter_name = 'Steward 4' AND v.state = 'tallied' ORDER BY v.id LIMIT 1)`

const named = async (change: () => Promise<unknown>) => (await saidAfter(change, [electorateHolds])).first

const leaveOff = async () => {
	await client.query('SET LOCAL session_replication_role = replica')
	await client.query(`UPDATE vote SET left_off = (SELECT jsonb_build_array(jsonb_build_object('address', address))
		FROM roll_entry WHERE id = ${ENTRY}) WHERE id = (SELECT vote_id FROM roll_entry WHERE id = ${ENTRY})`)
	await client.query(`DELETE FROM roll_entry WHERE id = ${ENTRY}`)
	await client.query('SET LOCAL session_replication_role = origin')
}

test('every roll of the demonstration is those who were stewards then', async () => {
	expect(await saidAfter(async () => undefined, [electorateHolds])).toMatchObject({ ok: true })
})

test.each([
	[
		'the coordinator in place of a steward',
		`UPDATE roll_entry SET voter_id = (SELECT id FROM person WHERE name = 'Coordinator') WHERE id = ${ENTRY}`,
		/^roll_entry \S+: whoever it is of was no steward when the vote opened\.$/,
	],
	[
		'another wallet for a steward',
		`UPDATE roll_entry SET address = '0x${'1a'.repeat(20)}' WHERE id = ${ENTRY}`,
		/^roll_entry \S+: its wallet is another than the one that was made a steward\.$/,
	],
	[
		'a steward less',
		`DELETE FROM roll_entry WHERE id = ${ENTRY}`,
		/^vote \S+: the steward with the wallet 0x[0-9a-f]{40} is neither on its roll nor said to be left off\.$/,
	],
	[
		'a steward whose wallet was changed afterwards',
		`UPDATE person SET address = '0x${'1a'.repeat(20)}' WHERE name = 'Steward 4'`,
		/^roll_entry \S+: its wallet is another than the one that was made a steward\.$/,
	],
	[
		'a steward whose grant names no wallet though earlier ones did',
		`UPDATE log_leaf l SET entry = regexp_replace(l.entry, ',"wallet":"[0-9a-f]{64}"', '') FROM row_seal s
			JOIN role_grant g ON s.row_key = g.id::text JOIN person p ON p.id = g.person_id
			WHERE l.seal_batch = s.batch AND s.table_name = 'role_grant' AND p.name = 'Steward 4'`,
		/^roll_entry \S+: its wallet is another than the one that was made a steward\.$/,
	],
])('a roll with %s is found and named', async (_what, sql, sentence) => {
	expect(await named(() => secretly(sql))).toMatch(sentence)
})

test('a steward who is said to be involved and is not is named', async () => {
	expect(await named(leaveOff)).toMatch(/^vote \S+: the steward with the wallet \S+ was left off and has no part/)
})

test('a role that began after the opening, or ended before it, is none', async () => {
	const moved = (kind: string, at: string) => async () => {
		await client.query('SET LOCAL session_replication_role = replica')
		await client.query(
			`UPDATE log_leaf SET kind = $1 WHERE seal_batch = (SELECT s.batch FROM row_seal s JOIN role_grant g
				ON s.row_key = g.id::text JOIN person p ON p.id = g.person_id
				WHERE s.table_name = 'role_grant' AND p.name = 'Steward 4' LIMIT 1)`,
			[kind],
		)
		await client.query(at)
	}
	expect(await named(moved('people.role_ended', 'SELECT 1'))).toMatch(/was no steward when the vote opened\.$/)
	const later = `UPDATE log_entry SET index = index + 1000000 WHERE leaf_id = (SELECT l.id FROM log_leaf l
		WHERE l.kind = 'people.late')`
	expect(await named(moved('people.late', later))).toMatch(/was no steward when the vote opened\.$/)
})
