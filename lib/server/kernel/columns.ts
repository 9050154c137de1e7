import 'server-only'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'

/**
 * A column that only our own stores write, as the type that they wrote: an id, a rung, a word of a list. JSON
 * columns are read with `fromJson`.
 */
export function fromColumn<T extends string | number>(value: string | number): T
export function fromColumn<T extends string | number>(value: string | number | null): T | null
export function fromColumn<T extends string | number>(value: string | number | null): T | null {
	return value as T | null // the store is the one writer of its table
}

/** A whole amount of up to 78 digits, as PostgreSQL's `numeric` keeps it. */
export function fromNumeric(value: { readonly toFixed: (places: number) => string }): bigint {
	return BigInt(value.toFixed(0))
}

export function instantOrNull(date: Date | null): Instant | null {
	return date === null ? null : fromDate(date)
}

export function dateOrNull(at: Instant | null): Date | null {
	return at === null ? null : toDate(at)
}

/** RFC 3339 in UTC, as views and the API give a moment. */
export function isoOrNull(date: Date | null): string | null {
	return date?.toISOString() ?? null
}

/** The calendar day in UTC, for columns that hold no time of day. */
export function dayOf(date: Date): string {
	return date.toISOString().slice(0, 10)
}
