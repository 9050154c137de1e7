import { Client } from 'pg'
import { electorateHolds } from './installation-checks/electorate'
import type { Check, Fault } from './installation-checks/fault'
import { keysHold } from './installation-checks/keys'
import { leavesHold } from './installation-checks/leaves'
import { rowsHold } from './installation-checks/rows'
import { treeHolds } from './installation-checks/tree'

const CHECKS: readonly Check[] = [leavesHold, treeHolds, keysHold, rowsHold, electorateHolds]

const MOST_LISTED = 500
const QUIET_MS = 1_000

type Told = (line: string) => void

/**
 * Reads the whole installation at one moment and holds every audited row against the log, and the log against itself.
 * Lists what does not hold, the first thing by name; true only where everything does. Changes nothing, so that it may
 * run while the server does.
 */
export async function verifyInstallation(databaseUrl: string, say: Told = console.log): Promise<boolean> {
	const client = new Client({ connectionString: databaseUrl })
	await client.connect()
	try {
		await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
		return await checkInstallation(client, say)
	} finally {
		await client.end()
	}
}

/** The same inside a transaction that is open already. */
export async function checkInstallation(client: Client, say: Told, checks = CHECKS): Promise<boolean> {
	await client.query(`SET LOCAL timezone TO 'UTC'; SET LOCAL bytea_output TO 'hex'; SET LOCAL jit TO off`)
	const faults: Fault[] = []
	let count = 0
	for (const check of checks) {
		const found = await runCheck(check, client, say, (fault) => {
			count += 1
			if (faults.length < MOST_LISTED) faults.push(fault)
		})
		say(`${found === 0 ? 'holds' : 'FAILS'}  ${check.title}${found === 0 ? '' : `: ${found} found`}`)
	}
	say(await summary(client))
	report(faults, count, say)
	return count === 0
}

async function runCheck(check: Check, client: Client, say: Told, take: (fault: Fault) => void): Promise<number> {
	let last = Date.now()
	const told = (progress: string) => {
		if (Date.now() - last < QUIET_MS) return
		last = Date.now()
		say(`       ... ${progress}`)
	}
	let found = 0
	for await (const fault of check.run(client, told)) {
		take(fault)
		found += 1
	}
	return found
}

async function summary(client: Client): Promise<string> {
	const { rows } = await client.query<{ leaves: string; pending: string; seals: string; root: string | null }>(
		`SELECT (SELECT count(*) FROM log_leaf) AS leaves, (SELECT count(*) FROM log_pending) AS pending,
			(SELECT count(*) FROM row_seal) AS seals,
			(SELECT size || ' ' || root_hash FROM log_checkpoint ORDER BY size DESC LIMIT 1) AS root`,
	)
	const [row] = rows
	return `${row?.leaves} leaves (${row?.pending} wait for their place), ${row?.seals} seals of rows, newest checkpoint ${row?.root ?? 'none yet'}`
}

function report(faults: readonly Fault[], count: number, say: Told): void {
	const [first, ...others] = faults
	if (first === undefined) {
		say('Everything holds. Compare the newest checkpoint with one that somebody else has kept (docs/log.md).')
		return
	}
	say(`The first thing that is wrong: ${sentenceOf(first)}`)
	for (const fault of others) say(`  also: ${sentenceOf(fault)}`)
	if (count > faults.length) say(`  and ${count - faults.length} more`)
}

function sentenceOf({ table, id, sentence }: Fault): string {
	return `${table} ${id}: ${sentence}.`
}
