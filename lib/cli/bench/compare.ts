import { join } from 'node:path'
import { lastLines, runProgram } from '../run-program.mjs'
import { SetupFailure } from '../setup-failure.mjs'

/** Does one kind of work for a while and says how much was done per second. */
export type Sample = (seconds: number) => Promise<number>

export type Comparison = {
	readonly name: string
	readonly product: Sample
	readonly baseline: Sample
	/** What the baseline is, in a few words. */
	readonly against: string
}

export type Compared = {
	readonly name: string
	readonly against: string
	/** Medians over the rounds; the ratio is the median of the ratios of the rounds. */
	readonly productPerSecond: number
	readonly baselinePerSecond: number
	readonly ratio: number
	readonly rounds: readonly { readonly product: number; readonly baseline: number }[]
}

export type Effort = { readonly rounds: number; readonly seconds: number }

const WARM_UP_SECONDS = 3

/**
 * Measures both sides of each comparison in turn, round after round, each round starting with the other side: what
 * the machine does besides falls on both.
 */
export async function compare(comparisons: readonly Comparison[], { rounds, seconds }: Effort): Promise<Compared[]> {
	const done = comparisons.map(() => [] as { product: number; baseline: number }[])
	for (const { product, baseline } of comparisons) {
		await product(WARM_UP_SECONDS)
		await baseline(WARM_UP_SECONDS)
	}
	for (let round = 0; round < rounds; round += 1) {
		for (const [index, { name, ...sides }] of comparisons.entries()) {
			const measured = { product: 0, baseline: 0 }
			const order = round % 2 === 0 ? (['product', 'baseline'] as const) : (['baseline', 'product'] as const)
			for (const side of order) measured[side] = await sides[side](seconds)
			done[index]?.push(measured)
			const { product, baseline } = measured
			console.log(`round ${round + 1} of ${rounds}  ${name}: ${whole(product)} against ${whole(baseline)} per second`)
		}
	}
	return comparisons.map(({ name, against }, index) => summary(name, against, done[index] ?? []))
}

function summary(name: string, against: string, rounds: Compared['rounds']): Compared {
	return {
		name,
		against,
		productPerSecond: median(rounds.map(({ product }) => product)),
		baselinePerSecond: median(rounds.map(({ baseline }) => baseline)),
		ratio: median(rounds.map(({ product, baseline }) => product / baseline)),
		rounds,
	}
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other)
	const middle = sorted.length >> 1
	const [low = 0, high = 0] = sorted.length % 2 === 0 ? sorted.slice(middle - 1) : [sorted[middle], sorted[middle]]
	return (low + high) / 2
}

export function whole(perSecond: number): string {
	return perSecond.toFixed(perSecond < 20 ? 1 : 0)
}

const LOAD = join(import.meta.dirname, 'load.mjs')
const CONNECTIONS = 10

/**
 * Requests per second of these addresses, asked for in turn. An answer that is no success fails the measurement; where
 * none came in time, more time is given once.
 */
export function requestsOf(urls: readonly string[]): Sample {
	return async (seconds) => (await load(urls, seconds)) ?? (await load(urls, seconds * PATIENCE)) ?? unanswered(urls)
}

const PATIENCE = 10

async function load(urls: readonly string[], seconds: number): Promise<number | null> {
	const plan = JSON.stringify({ urls, seconds, connections: CONNECTIONS })
	const { code, output } = await runProgram(process.execPath, [LOAD, plan])
	if (code !== 0) throw new SetupFailure(`the load for ${urls[0]} could not be made:\n${lastLines(output)}`)
	const { failed, answered, duration } = JSON.parse(lastLines(output, 1)) as Record<string, number>
	if (failed !== 0) throw new SetupFailure(`${urls[0]} failed ${failed} times and was answered ${answered} times.`)
	return answered && duration ? answered / duration : null
}

function unanswered(urls: readonly string[]): never {
	throw new SetupFailure(`${urls[0]} was not answered in time; let the machine do less beside the measurement.`)
}
