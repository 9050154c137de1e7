import { createHash, createHmac } from 'node:crypto'
import type { Client } from 'pg'
import { type Check, type Fault, pagesOf } from './fault'

/** A grant of the role of a steward, by the places in the log of its beginning and its end. */
type Grant = {
	readonly id: string
	readonly person_id: string
	readonly address: string | null
	readonly log_salt: string
	readonly entry: string
	readonly begun: string
	readonly ended: string | null
}

type VoteRow = {
	readonly id: string
	readonly opened: string
	readonly left_off: readonly { readonly address: string }[]
	readonly operator_id: string | null
	readonly coordinator_id: string | null
	readonly voters: readonly { readonly id: string; readonly person: string | null; readonly address: string }[]
}

// Leaves that wait for a place come after all that have one.
const PLACE = (leaf: string) =>
	`COALESCE((SELECT e.index FROM log_entry e WHERE e.leaf_id = ${leaf}.id), 1000000000000 + ${leaf}.id)`

const GRANTS = `
	WITH told AS (
		SELECT s.row_key, s.id AS seal, l.kind, l.entry, ${PLACE('l')} AS place
		FROM row_seal s JOIN log_leaf l ON l.seal_batch = s.batch WHERE s.table_name = 'role_grant'
	)
	SELECT DISTINCT ON (g.id) g.id, g.person_id, p.address, p.log_salt, begun.entry, begun.place AS begun,
		(SELECT min(t.place) FROM told t WHERE t.row_key = g.id::text AND t.kind = 'people.role_ended') AS ended
	FROM role_grant g JOIN person p ON p.id = g.person_id JOIN told begun ON begun.row_key = g.id::text
	WHERE g.role = 'steward' ORDER BY g.id, begun.seal`

const VOTES = `
	SELECT v.id, ${PLACE('l')} AS opened, v.left_off, i.operator_id, i.coordinator_id,
		(SELECT COALESCE(json_agg(json_build_object('id', r.id, 'person', r.voter_id, 'address', r.address)), '[]')
			FROM roll_entry r WHERE r.vote_id = v.id) AS voters
	FROM vote v LEFT JOIN incident i ON i.id = v.incident_id
	JOIN log_leaf l ON l.subject = 'vote:' || v.id AND l.kind = 'vote.opened'
	WHERE v.rules->'weights'->>'kind' = 'one_each' ORDER BY v.id`

/** Each roll of one vote each against the grants of the role, in the order in which the log took them. */
export const electorateHolds: Check = {
	title: 'every roll of stewards is those who had the role when the vote opened',
	run: async function* (client, told) {
		const { rows: grants } = await client.query<Grant>(GRANTS)
		const named = grants.filter(({ entry }) => walletIn(entry) !== undefined).map(({ begun }) => BigInt(begun))
		const first = named.reduce<bigint | null>((least, at) => (least === null || at < least ? at : least), null)
		const bound = new Set(grants.filter((grant) => isBound(grant, first)).map(({ id }) => id))
		let count = 0
		for await (const page of pagesOf<VoteRow>(client, VOTES)) {
			for (const vote of page) {
				const held = grants.filter((grant) => isHeld(grant, vote))
				yield* strangers(vote, held, bound)
				yield* missing(vote, held)
				yield* notInvolved(client, vote, held)
			}
			count += page.length
			told(`rolls of ${count} votes`)
		}
	},
}

function isHeld({ begun, ended }: Grant, { opened }: VoteRow): boolean {
	return BigInt(begun) < BigInt(opened) && (ended === null || BigInt(ended) > BigInt(opened))
}

function walletIn(entry: string): string | null | undefined {
	return JSON.parse(entry).facts.wallet
}

/** Whether the leaf names the wallet that the person has, or is from before the first leaf that did. */
function isBound({ address, log_salt, entry, begun }: Grant, first: bigint | null): boolean {
	const { salt, facts } = JSON.parse(entry)
	if (facts.wallet === undefined) return first === null || BigInt(begun) < first
	if (address === null || facts.wallet === null) return facts.wallet === address
	const opening = createHmac('sha256', log_salt).update(salt).digest('hex')
	return createHash('sha256').update(`${opening}:${address}`).digest('hex') === facts.wallet
}

function* strangers({ voters }: VoteRow, held: readonly Grant[], bound: ReadonlySet<string>): Generator<Fault> {
	const byPerson = new Map(held.map((grant) => [grant.person_id, grant]))
	for (const { id, person, address } of voters) {
		const grant = byPerson.get(person ?? '')
		if (grant === undefined) yield fault('roll_entry', id, 'whoever it is of was no steward when the vote opened')
		else if (grant.address !== address || !bound.has(grant.id))
			yield fault('roll_entry', id, 'its wallet is another than the one that was made a steward')
	}
}

function* missing({ id, voters, left_off }: VoteRow, held: readonly Grant[]): Generator<Fault> {
	const known = new Set([...voters.map(({ person }) => person)])
	const out = new Set(left_off.map(({ address }) => address))
	for (const { person_id, address } of held) {
		if (address !== null && !known.has(person_id) && !out.has(address))
			yield fault('vote', id, `the steward with the wallet ${address} is neither on its roll nor said to be left off`)
	}
}

/** Whoever was left off coordinates cases, or has belonged to the operator. A case changes hands with an appeal. */
async function* notInvolved(client: Client, vote: VoteRow, held: readonly Grant[]): AsyncGenerator<Fault> {
	for (const { address } of vote.left_off) {
		const person = held.find((grant) => grant.address === address)?.person_id
		if (person === undefined || person === vote.coordinator_id) continue
		const { rowCount } = await client.query(
			`SELECT FROM membership WHERE person_id = $1 AND operator_id = $2
			UNION ALL SELECT FROM role_grant WHERE person_id = $1 AND role = 'coordinator'`,
			[person, vote.operator_id],
		)
		if (rowCount === 0)
			yield fault('vote', vote.id, `the steward with the wallet ${address} was left off and has no part in the case`)
	}
}

function fault(table: string, id: string, sentence: string): Fault {
	return { table, id, sentence }
}
