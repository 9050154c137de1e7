import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ballotScale } from './bench/ballot-scale'
import { ballotBench } from './bench/ballots'
import { startBareCopy, startBarePage } from './bench/bare-sides'
import { type Compared, type Comparison, compare, type Effort, requestsOf, whole } from './bench/compare'
import { scaleComparisons, startWithMany } from './bench/scale'
import { verificationBench } from './bench/verification'
import { ROOT } from './installation.mjs'
import { freePort } from './port'
import { stopPrograms } from './run-program.mjs'
import { type RunningServer, startServer } from './serve'
import { readSettings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

type Plan = Effort & { readonly json: string; readonly cases: number }
type Closers = (() => Promise<void> | void)[]

const BALLOTS_TO_VERIFY = 10_000
const CASE = '2023-04-13-rocklogic-slashing'

/** `npm run bench`: the product beside the least that could answer, as ratios, on data of its own. */
export async function bench(args: readonly string[]): Promise<void> {
	const plan = readPlan(args)
	const closers: Closers = []
	const closeAll = async () => {
		for (let close = closers.pop(); close; close = closers.pop()) await close()
	}
	const interrupt = () => {
		stopPrograms()
		closeAll().finally(() => process.exit(130))
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
	try {
		const results = await measure(plan, closers)
		print(results)
		write(plan, results)
	} finally {
		await closeAll()
	}
}

function readPlan(args: readonly string[]): Plan {
	const { values } = parseArgs({
		args: [...args],
		options: {
			json: { type: 'string', default: join(ROOT, '.data', 'bench.json') },
			cases: { type: 'string', default: '100000' },
			rounds: { type: 'string', default: '5' },
			seconds: { type: 'string', default: '2' },
		},
	})
	const number = (name: 'cases' | 'rounds' | 'seconds', least: number): number => {
		const value = Number(values[name])
		if (Number.isInteger(value) && value >= least) return value
		throw new SetupFailure(`--${name} is "${values[name]}"; give a whole number of at least ${least}.`)
	}
	return {
		json: resolve(values.json),
		cases: number('cases', 0),
		rounds: number('rounds', 1),
		seconds: number('seconds', 1),
	}
}

async function measure(plan: Plan, closers: Closers): Promise<readonly Compared[]> {
	const server = await startProduct(closers)
	const product = await compare(await productComparisons(server, closers), plan)
	const ballots = await ballotScale(server)
	closers.push(ballots.close)
	const results = [...product, ...(await compare(ballots.comparisons, plan))]
	if (plan.cases === 0) return results
	const many = await startWithMany(server, folder(closers), plan.cases)
	closers.push(many.stop)
	const atScale = await compare(await scaleComparisons(many, server), plan)
	return [...results, ...atScale.map((result) => ({ ...result, name: `${plan.cases} cases: ${result.name}` }))]
}

/** The product as `npm start` brings it up, with a database and a demonstration of its own. */
async function startProduct(closers: Closers): Promise<RunningServer> {
	const { DATABASE_URL: _unused, ...env } = process.env
	const own = { DATA_DIR: folder(closers), PORT: String(await freePort()), HOST: '127.0.0.1', GUARDRAIL_MODE: 'demo' }
	const server = await startServer(readSettings({ ...env, ...own }, ROOT), 'start')
	closers.push(server.stop)
	return server
}

/** A folder that the database's own user may pass through. */
function folder(closers: Closers): string {
	const path = mkdtempSync(join(tmpdir(), 'guardrail-bench-'))
	chmodSync(path, 0o711)
	closers.push(() => rmSync(path, { recursive: true, force: true }))
	return path
}

async function productComparisons({ address, ...server }: RunningServer, closers: Closers): Promise<Comparison[]> {
	const page = await startBarePage(ROOT)
	closers.push(page.stop)
	const caseUrl = `${address}/api/v1/incidents/${CASE}`
	const copy = await startBareCopy(folder(closers), caseUrl)
	closers.push(copy.stop)
	const ballots = await ballotBench({ address, ...server })
	closers.push(ballots.close)
	const [barePage, bareCopy] = [requestsOf([page.address]), requestsOf([copy.address])]
	return [
		{
			name: 'case page',
			product: requestsOf([`${address}/incidents/${CASE}`]),
			baseline: barePage,
			against: 'bare Next page',
		},
		{
			name: 'incidents page',
			product: requestsOf([`${address}/incidents`]),
			baseline: barePage,
			against: 'bare Next page',
		},
		{ name: 'case as JSON', product: requestsOf([caseUrl]), baseline: bareCopy, against: 'node:http, same bytes' },
		{ name: 'signed ballots', product: ballots.cast, baseline: ballots.insert, against: 'SQL insert, same row' },
		verificationBench(BALLOTS_TO_VERIFY),
	]
}

function print(results: readonly Compared[]): void {
	const rows = results.map(({ name, against, productPerSecond, baselinePerSecond, ratio, rounds }) => {
		const ratios = rounds.map(({ product, baseline }) => product / baseline)
		const spread = `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`
		return [name, against, whole(productPerSecond), whole(baselinePerSecond), ratio.toFixed(3), spread]
	})
	const table = [['what', 'against', 'product/s', 'baseline/s', 'ratio', 'rounds'], ...rows]
	const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
	const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
	console.log(`\n${table.map(line).join('\n')}\n`)
}

function write({ json, rounds, seconds, cases }: Plan, results: readonly Compared[]): void {
	mkdirSync(dirname(json), { recursive: true })
	const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' }
	const report = { at: new Date().toISOString(), machine, rounds, seconds, cases, results }
	writeFileSync(json, `${JSON.stringify(report, null, '\t')}\n`)
	console.log(`Written to ${json}.`)
}
