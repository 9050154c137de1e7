import type { Brand } from './brand'

/** A moment: milliseconds since 1970-01-01T00:00:00Z. Compare with `<` and `>`. */
export type Instant = Brand<number, 'Instant'>
/** A length of time in milliseconds. */
export type Duration = Brand<number, 'Duration'>

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

export function milliseconds(count: number): Duration {
	return count as Duration
}

export function minutes(count: number): Duration {
	return milliseconds(count * MINUTE_MS)
}

export function hours(count: number): Duration {
	return minutes(count * 60)
}

export function days(count: number): Duration {
	return hours(count * 24)
}

export function plus(at: Instant, duration: Duration): Instant {
	return (at + duration) as Instant
}

export function minus(at: Instant, duration: Duration): Instant {
	return (at - duration) as Instant
}

/** Time from `start` to `end`; negative when `end` lies before `start`. */
export function between(start: Instant, end: Instant): Duration {
	return (end - start) as Duration
}

export function wholeHours(duration: Duration): number {
	return Math.floor(duration / HOUR_MS)
}

/** Whole hours from a moment to an end that lies after it; `null` where it does not. */
export function hoursBefore(end: Instant, at: Instant): number | null {
	return at < end ? wholeHours(between(at, end)) : null
}

/** The first of some moments; `null` where there are none. */
export function earliest(moments: readonly Instant[]): Instant | null {
	return moments.length === 0 ? null : (Math.min(...moments) as Instant)
}

/** Reads an RFC 3339 time with its zone; `null` for anything else, impossible dates included. */
export function parseInstant(text: string): Instant | null {
	if (!RFC3339.test(text)) return null
	const ms = Date.parse(text)
	if (Number.isNaN(ms)) return null
	const day = Number(text.slice(8, 10))
	const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
	return day <= lastDay ? (ms as Instant) : null
}

/** For constants in code and tests: throws where `parseInstant` answers `null`. */
export function instant(text: string): Instant {
	const at = parseInstant(text)
	if (at === null) throw new Error(`Not an RFC 3339 time: ${text}`)
	return at
}

export function fromDate(date: Date): Instant {
	return date.getTime() as Instant
}

export function toDate(at: Instant): Date {
	return new Date(at)
}

/** RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. */
export function toIso(at: Instant): string {
	return new Date(at).toISOString()
}
