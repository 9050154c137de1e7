import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { RunningServer } from '../serve'
import { castSample, findOpenVote, findVoters, signInStewards } from './ballots'
import type { Comparison } from './compare'

const SIZES = [200, 2_000, 20_000, 100_000]

export type ScaleBench = { readonly comparisons: readonly Comparison[]; readonly close: () => Promise<void> }

/**
 * Signed ballots over the API in votes that hold more and more ballots already: each size beside the smallest, and
 * beside the same product made to read every ballot again for each one that comes in.
 */
export async function ballotScale(server: RunningServer): Promise<ScaleBench> {
	const pool = new Pool({ connectionString: server.databaseUrl, max: 10 })
	const like = await findOpenVote(server.address)
	const stewards = await signInStewards(server)
	const least = await fillVote(pool, like, SIZES[0] ?? 0)
	const votes: { readonly size: number; readonly voteId: string }[] = []
	for (const size of SIZES) votes.push({ size, voteId: await fillVote(pool, like, size) })
	await settle(pool)
	const smallest = await sampleAt(server, least, stewards)
	const flat: Comparison[] = []
	const readAgain: Comparison[] = []
	for (const { size, voteId } of votes) {
		const voters = await findVoters(server, voteId, stewards)
		const product = await castSample(server, voteId, voters)
		const again = await castSample(server, voteId, voters, () => readEveryBallot(pool, voteId))
		const name = `signed ballots after ${size}`
		flat.push({ name, product, baseline: smallest, against: `the same after ${SIZES[0]}` })
		readAgain.push({ name, product, baseline: again, against: 'reading every ballot again' })
	}
	// What reads all ballots drives everything else out of the database's memory, so it comes when the rest is done.
	return { comparisons: [...flat, ...readAgain], close: () => pool.end() }
}

/** What filling the votes leaves to be done, or it would be done while one of the sizes is measured. */
async function settle(pool: Pool): Promise<void> {
	await pool.query('VACUUM ANALYZE')
	await pool.query('CHECKPOINT')
}

async function sampleAt(server: RunningServer, voteId: string, stewards: Awaited<ReturnType<typeof signInStewards>>) {
	return castSample(server, voteId, await findVoters(server, voteId, stewards))
}

/** What a count from the ballots would cost, without the lock that it would need: all that count, added up. */
async function readEveryBallot(pool: Pool, voteId: string): Promise<bigint> {
	const { rows } = await pool.query<{ choice: unknown; power: string }>(
		'SELECT choice, power FROM ballot WHERE vote_id = $1 AND is_counted',
		[voteId],
	)
	return rows.reduce((sum, { power }) => sum + BigInt(power), 0n)
}

/** An open vote like another one, in which `size` more voters are on the roll and have voted; written by SQL alone. */
async function fillVote(pool: Pool, like: string, size: number): Promise<string> {
	const id = randomUUID()
	const client = await pool.connect()
	try {
		await client.query('BEGIN')
		await client.query(VOTE, [id, like, size])
		await client.query(STEWARDS, [id, like])
		await client.query(VOTERS, [id, size])
		// Each ballot is held against the roll; a plan made for a short roll would read all of a long one each time.
		await client.query('ANALYZE roll_entry')
		await client.query(BALLOTS, [id, like])
		await client.query('COMMIT')
	} finally {
		client.release()
	}
	return id
}

const VOTE = `INSERT INTO vote (id, incident_id, treatment, attempt, method, policy_version, revision_hash, state, opens_at,
		main_closes_at, closes_at, rules, tally, roll_power, ballot_count, awaited_count, event_count, head_hash, roll_hash,
		policy_hash)
	SELECT $1::uuid, incident_id, treatment, (SELECT max(attempt) + 1 FROM vote o WHERE o.incident_id = v.incident_id),
		method, policy_version, revision_hash, 'open', opens_at, main_closes_at, closes_at, rules,
		jsonb_build_object('chose', $3::int::text, 'abstained', '0', 'sealed', '0',
			'counts', jsonb_build_array('0', $3::int::text, '0', '0', '0', '0', '0')),
		$3::int + (SELECT count(*) FROM roll_entry r WHERE r.vote_id = v.id AND r.recused_at IS NULL), $3::int,
		(SELECT count(*) FROM roll_entry r WHERE r.vote_id = v.id AND r.recused_at IS NULL), $3::int, head_hash, roll_hash,
		policy_hash
	FROM vote v WHERE id = $2::uuid`

const STEWARDS = `INSERT INTO roll_entry (id, vote_id, voter_id, voter_name, address, power)
	SELECT gen_random_uuid(), $1::uuid, voter_id, voter_name, address, power
	FROM roll_entry WHERE vote_id = $2::uuid AND recused_at IS NULL`

const VOTERS = `INSERT INTO roll_entry (id, vote_id, voter_name, address, power, has_voted)
	SELECT gen_random_uuid(), $1::uuid, 'Voter ' || n, '0x' || lpad(to_hex(n), 40, '0'), 1, true
	FROM generate_series(1, $2::int) n`

// Each voter has the content of one ballot of the other vote; nobody reads it here.
const BALLOTS = `INSERT INTO ballot (id, vote_id, roll_entry_id, address, number, sequence, choice, rung, parameters, reason,
		conflict, revision_hash, ballot_hash, message, signature, power, is_counted, cast_at)
	SELECT gen_random_uuid(), $1::uuid, r.id, r.address, row_number() OVER (), 1, '{"kind": "rung", "rung": 1}', 1,
		b.parameters, b.reason, b.conflict, b.revision_hash, b.ballot_hash, b.message, b.signature, 1, true, now()
	FROM roll_entry r, (SELECT * FROM ballot WHERE vote_id = $2::uuid LIMIT 1) b
	WHERE r.vote_id = $1::uuid AND r.has_voted`
