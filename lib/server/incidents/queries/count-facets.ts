import 'server-only'
import { keysOf } from '@/lib/domain/kernel/records'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/server/kernel/prisma'
import { allOf, type Conditions } from './list-conditions'

export type FacetCount = {
	/** What the filter of the same name takes. */
	readonly value: string
	readonly count: number
	/** A name to read, where the value is an address. */
	readonly label?: string
}

const OPERATOR = Prisma.sql`i.operator_id`
const COLUMNS = {
	class: Prisma.sql`i.incident_class`,
	operator: OPERATOR,
	module: OPERATOR,
	state: Prisma.sql`i.state`,
	consequence: Prisma.sql`i.consequence`,
	detectedBy: Prisma.sql`i.detected_by`,
} as const
export type Facet = keyof typeof COLUMNS
export type Facets = Readonly<Record<Facet, readonly FacetCount[]>>

/**
 * How many of the cases that were asked for have each value, most first. A facet leaves its own filter out, so that
 * the counts say what another choice would find. Cases without a consequence are counted under none.
 */
export async function countFacets(db: Tx, conditions: Conditions): Promise<Facets> {
	const names = keysOf(COLUMNS)
	const unfiltered = names.filter((name) => !(name in conditions))
	const groups = [unfiltered, ...names.filter((name) => name in conditions).map((name) => [name])]
	const asked = groups.filter((group) => group.length > 0)
	const counted = await Promise.all(asked.map((group) => countGroup(db, group, conditions)))
	const counts = Object.assign({}, ...counted) as Facets // each facet is in one of the groups
	return named(db, counts)
}

type Count = { readonly facet: number; readonly value: string; readonly count: number }

/** One pass over the cases for all facets that count the same ones. */
async function countGroup(
	db: Tx,
	facets: readonly Facet[],
	conditions: Conditions,
): Promise<Partial<Record<Facet, readonly FacetCount[]>>> {
	const own = new Set<string>(facets)
	const others = Object.fromEntries(Object.entries(conditions).filter(([name]) => !own.has(name)))
	const columns = [...new Set(facets.map((facet) => COLUMNS[facet]))]
	const listed = Prisma.join(columns)
	const sets = Prisma.join(columns.map((column) => Prisma.sql`(${column})`))
	const texts = Prisma.join(columns.map((column) => Prisma.sql`${column}::text`))
	const rows = await db.$queryRaw<Count[]>`
		SELECT GROUPING(${listed}) AS facet, COALESCE(${texts}) AS value, COUNT(*)::int AS count
		FROM incident i WHERE ${allOf(others)} GROUP BY GROUPING SETS (${sets}) ORDER BY count DESC, value`
	// GROUPING has a bit for each column that a row is not about, the first column in the highest.
	const all = 2 ** columns.length - 1
	const marks = new Map(columns.map((column, index) => [column, all - 2 ** (columns.length - 1 - index)]))
	const entries = facets.map((facet) => {
		const own = rows.filter((row) => row.facet === marks.get(COLUMNS[facet]) && row.value !== null)
		return [facet, own.map(({ value, count }) => ({ value, count }))] as const
	})
	return Object.fromEntries(entries)
}

type Named = {
	readonly id: string
	readonly slug: string
	readonly name: string
	readonly module: string
	readonly moduleName: string
}

/** Operators and modules by their addresses instead of ids. */
async function named(db: Tx, counts: Facets): Promise<Facets> {
	const ids = [...new Set([...counts.operator, ...counts.module].map(({ value }) => value))]
	const operators = await db.$queryRaw<Named[]>`
		SELECT o.id, o.slug, o.name, m.slug AS module, m.name AS "moduleName"
		FROM operator o JOIN staking_module m ON m.id = o.module_id WHERE o.id = ANY(${ids}::uuid[])`
	const byId = new Map(operators.map((operator) => [operator.id, operator]))
	const modules = new Map<string, { value: string; label: string; count: number }>()
	for (const { value, count } of counts.module) {
		const found = byId.get(value)
		if (!found) continue
		const before = modules.get(found.module)?.count ?? 0
		modules.set(found.module, { value: found.module, label: found.moduleName, count: before + count })
	}
	return {
		...counts,
		operator: counts.operator.flatMap(({ value, count }) => {
			const operator = byId.get(value)
			return operator ? [{ value: operator.slug, label: operator.name, count }] : []
		}),
		module: [...modules.values()].sort((one, other) => other.count - one.count),
	}
}

const LARGE = 10_000
const KEPT_MS = 30_000
const MOST_KEPT = 200
const kept = new Map<string, { readonly until: number; readonly facets: Facets }>()

/**
 * Counts anew, unless the last count of the same question was over thousands of cases and seconds ago: there, one
 * case more changes little, and counting costs much. Small counts are always of this moment.
 */
export async function keepLargeCount(question: string, count: () => Promise<Facets>): Promise<Facets> {
	const found = kept.get(question)
	if (found && found.until > performance.now()) return found.facets
	const facets = await count()
	const cases = facets.state.reduce((sum, one) => sum + one.count, 0)
	if (cases < LARGE) return facets
	kept.delete(question)
	const [oldest] = kept.keys()
	if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest)
	kept.set(question, { until: performance.now() + KEPT_MS, facets })
	return facets
}
