import { scaleLinear } from 'd3-scale'

/** Where a value lies between two ends, as a share from 0 to 1; the start where the two ends are one. */
export function shareOf(value: number, [from, to]: readonly [number, number]): number {
	if (from === to) return 0
	return Math.min(1, Math.max(0, (value - from) / (to - from)))
}

/** A share as an SVG length: pictures are as wide as their place, while their letters keep their size. */
export function percent(share: number): string {
	return `${Math.round(share * 100_000) / 1000}%`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const INTERVALS = [
	...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
	...[1, 2, 3, 6, 12].map((count) => count * HOUR),
	...[1, 2, 5, 10, 20, 30, 60, 100, 200, 365].map((count) => count * DAY),
]

/** Round lengths of time from 0 up to `length`, in milliseconds; at most `most` steps. */
export function durationTicks(length: number, most: number): readonly number[] {
	const widest = Math.ceil(length / most / (365 * DAY)) * 365 * DAY
	const interval = INTERVALS.find((candidate) => length / candidate <= most) ?? widest
	if (length <= 0) return [0]
	return Array.from({ length: Math.floor(length / interval) + 1 }, (_, index) => index * interval)
}

export type Axis = { readonly ends: readonly [number, number]; readonly ticks: readonly number[] }

/** An axis with round ends that holds every value, and zero. */
export function axisFor(values: readonly number[], steps: number): Axis {
	const scale = scaleLinear().domain([Math.min(0, ...values), Math.max(0, ...values)])
	if (values.every((value) => value === 0)) return { ends: [0, 1], ticks: [0, 1] }
	const [from = 0, to = 1] = scale.nice(steps).domain()
	return { ends: [from, to], ticks: scale.ticks(steps) }
}
