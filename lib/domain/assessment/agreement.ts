/** One row per unit (a factor), one value per rater who could judge it; values are positions on an ordinal scale. */
export type Units = readonly (readonly number[])[]
export type Metric = 'nominal' | 'ordinal' | 'interval'

export type Agreement =
	| { readonly kind: 'alpha'; readonly alpha: number; readonly low: number; readonly high: number }
	/** Every rating is the same: there is no disagreement to expect, so the coefficient is not defined. */
	| { readonly kind: 'no_variation' }
	/** No unit has two ratings. */
	| { readonly kind: 'too_few' }

/**
 * Krippendorff's alpha: 1 minus observed over expected disagreement, with missing ratings allowed
 * (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). `null` where it is not defined.
 */
export function krippendorffAlpha(units: Units, metric: Metric): number | null {
	const pairable = units.filter((values) => values.length >= 2)
	const counts = valueCounts(pairable)
	const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
	if (total < 2) return null
	const distance = distanceFor(metric, counts)
	const observed = pairable.reduce((sum, values) => sum + disagreementWithin(values, distance) / (values.length - 1), 0)
	const all = pairable.flat()
	const expected = disagreementOf(counts, distance) / (all.length - 1)
	return expected === 0 ? null : 1 - observed / expected
}

type Distance = (left: number, right: number) => number

function valueCounts(units: Units): Map<number, number> {
	const counts = new Map<number, number>()
	for (const value of units.flat()) counts.set(value, (counts.get(value) ?? 0) + 1)
	return new Map([...counts].sort(([left], [right]) => left - right))
}

/** Squared differences. Ordinal: ranks that lie between two values, counted by how often each value was given. */
function distanceFor(metric: Metric, counts: ReadonlyMap<number, number>): Distance {
	if (metric === 'nominal') return (left, right) => (left === right ? 0 : 1)
	if (metric === 'interval') return (left, right) => (left - right) ** 2
	return (left, right) => {
		const [from, to] = left < right ? [left, right] : [right, left]
		let ranks = 0
		for (const [value, count] of counts) if (value >= from && value <= to) ranks += count
		const ends = ((counts.get(from) ?? 0) + (counts.get(to) ?? 0)) / 2
		return from === to ? 0 : (ranks - ends) ** 2
	}
}

/** Sum of distances over all ordered pairs of ratings of one unit. */
function disagreementWithin(values: readonly number[], distance: Distance): number {
	let sum = 0
	for (const left of values) for (const right of values) sum += distance(left, right)
	return sum
}

function disagreementOf(counts: ReadonlyMap<number, number>, distance: Distance): number {
	let sum = 0
	for (const [left, leftCount] of counts) {
		for (const [right, rightCount] of counts) sum += leftCount * rightCount * distance(left, right)
	}
	return sum
}

const RESAMPLES = 500

/** Alpha over the factors of a case with a 95 % bootstrap interval over units. The seed makes it repeatable. */
export function agreementOf(units: Units, seed: number): Agreement {
	const pairable = units.filter((values) => values.length >= 2)
	if (pairable.length === 0) return { kind: 'too_few' }
	const alpha = krippendorffAlpha(pairable, 'ordinal')
	if (alpha === null) return { kind: 'no_variation' }
	const random = mulberry32(seed)
	const samples: number[] = []
	for (let round = 0; round < RESAMPLES; round += 1) {
		const drawn = pairable.map(() => pairable[Math.floor(random() * pairable.length)] ?? [])
		const sample = krippendorffAlpha(drawn, 'ordinal')
		if (sample !== null) samples.push(sample)
	}
	samples.sort((left, right) => left - right)
	const at = (share: number): number => samples[Math.floor(share * (samples.length - 1))] ?? alpha
	return { kind: 'alpha', alpha, low: at(0.025), high: at(0.975) }
}

/** A small generator with a seed (mulberry32, public domain): the domain has no randomness of its own. */
function mulberry32(seed: number): () => number {
	let state = seed >>> 0
	return () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
}

/** Krippendorff's customary reading of the coefficient, in words. */
export function describeAgreement(agreement: Agreement): string {
	switch (agreement.kind) {
		case 'too_few':
			return 'Too few ratings to speak of agreement.'
		case 'no_variation':
			return 'No variation: every rating is the same, so a coefficient is not defined.'
		case 'alpha':
			if (agreement.alpha >= 0.8) return 'The raters agree reliably.'
			if (agreement.alpha >= 0.667) return 'The raters agree tentatively.'
			return 'The raters disagree; read the distribution before the medians.'
	}
}

/** Agreement on one factor, in basis points: 10,000 when all gave the same grade, 0 when split between the two ends. */
export function factorAgreement(values: readonly number[], steps: number): number | null {
	if (values.length < 2 || steps < 1) return null
	let sum = 0
	for (const left of values) for (const right of values) sum += Math.abs(left - right)
	const most = Math.floor((values.length * values.length) / 2) * steps
	return Math.round(10_000 * (1 - sum / most))
}
