import { keysOf } from '@/lib/domain/kernel/records'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import type { Report } from './report'

export type ReportField = keyof Report

export type MergedReports = {
	readonly report: Report
	/** Fields, or rows of a list (`timeline/<row id>`), that both have changed in different ways; ours stand in `report`. */
	readonly contested: readonly string[]
}

type Row = { readonly id: string }

function same(left: unknown, right: unknown): boolean {
	// Reports hold what JSON holds.
	return canonicalJson((left ?? null) as Json) === canonicalJson((right ?? null) as Json)
}

function areRows(value: unknown): value is readonly Row[] {
	return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && 'id' in row)
}

/**
 * Brings together two edits of one draft that began at the same `base`: what only one side has changed is taken,
 * lists row by row; what both have changed differently stays ours and is named, so that a person chooses.
 */
export function mergeReports(base: Report, ours: Report, theirs: Report): MergedReports {
	const contested: string[] = []
	const merged: Record<string, unknown> = {}
	for (const field of keysOf(base)) {
		const [was, mine, other] = [base[field], ours[field], theirs[field]]
		if (same(mine, other) || same(was, other)) merged[field] = mine
		else if (same(was, mine)) merged[field] = other
		else if (areRows(was) && areRows(mine) && areRows(other)) {
			const rows = mergeRows(was, mine, other)
			merged[field] = rows.rows
			contested.push(...rows.contested.map((id) => `${field}/${id}`))
		} else {
			merged[field] = mine
			contested.push(field)
		}
	}
	// Every field of a report stands in `base`, so `merged` has them all.
	return { report: merged as Report, contested }
}

function mergeRows(base: readonly Row[], ours: readonly Row[], theirs: readonly Row[]) {
	const contested: string[] = []
	const find = (rows: readonly Row[], id: string) => rows.find((row) => row.id === id)
	// Our order stands; rows that only they have added come after it.
	const ids = [...new Set([...ours, ...theirs].map((row) => row.id))]
	const rows = ids.flatMap((id) => {
		const [was, mine, other] = [find(base, id), find(ours, id), find(theirs, id)]
		if (same(mine, other) || same(was, other)) return mine ? [mine] : []
		if (same(was, mine)) return other ? [other] : []
		contested.push(id)
		return [mine ?? other].filter((row) => row !== undefined)
	})
	return { rows, contested }
}

/** The fields in which `now` differs from `base`: what a draft has to send when it saves. */
export function changedFields(base: Report, now: Report): readonly ReportField[] {
	return keysOf(base).filter((field) => !same(base[field], now[field]))
}
