import { readFile } from 'node:fs/promises'
import { importIncidents } from '@/lib/server/import/import-incidents'
import { importOperators } from '@/lib/server/import/import-operators'
import { readKeysApi } from '@/lib/server/import/keys-api'
import type { RowOutcome } from '@/lib/server/import/outcome'

const USAGE = 'Say what to import: npm run import -- incidents FILE, or npm run import -- operators FILE_OR_URL'
const MARKS = { added: '+', already_there: '=', refused: '!' } as const

async function readRows(file: string): Promise<readonly unknown[] | string> {
	try {
		const rows: unknown = JSON.parse(await readFile(file, 'utf8'))
		return Array.isArray(rows) ? rows : `${file} must hold a JSON list of incidents.`
	} catch (error) {
		return `${file} cannot be read: ${(error as Error).message}.`
	}
}

/** Prints what was done with each row, and answers whether none was refused. */
async function report(outcomes: AsyncIterable<RowOutcome>): Promise<boolean> {
	const counts = { added: 0, already_there: 0, refused: 0 }
	for await (const { row, did, sentence } of outcomes) {
		counts[did] += 1
		process.stdout.write(`${MARKS[did]} ${row}: ${sentence}\n`)
	}
	process.stdout.write(`${counts.added} added, ${counts.already_there} already there, ${counts.refused} refused\n`)
	return counts.refused === 0
}

async function run([what, source]: readonly string[]): Promise<boolean | string> {
	if (source === undefined) return USAGE
	if (what === 'incidents') {
		const rows = await readRows(source)
		return typeof rows === 'string' ? rows : report(importIncidents(rows, new Date().toISOString().slice(0, 10)))
	}
	if (what !== 'operators') return USAGE
	const answer = await readKeysApi(source, (sentence) => process.stdout.write(`${sentence}\n`))
	return answer.ok ? report(importOperators(answer.value, source)) : answer.refusal.sentence
}

const outcome = await run(process.argv.slice(2))
if (typeof outcome === 'string') process.stderr.write(`${outcome}\n`)
process.exit(outcome === true ? 0 : 1)
