import 'server-only'
import { ListOperatorsInput } from '@/lib/contracts/operators'
import { type Span, type Standing, standingAt } from '@/lib/domain/measures/standing'
import { decodeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { PUBLIC_MEASURES } from '@/lib/server/measures/queries/readable-measures'
import { toSpan } from '../spans'

export type OperatorRow = {
	readonly id: string
	readonly slug: string
	readonly name: string
	readonly module: { readonly slug: string; readonly name: string }
	readonly registryIndex: number | null
	readonly isDemonstration: boolean
	readonly standing: Standing
	readonly incidents: number
}

/** The operators by name, with the standing that follows today from measures that everybody may know of. */
export const listOperators = defineQuery({
	name: 'operator.list',
	input: ListOperatorsInput,
	answer: async ({ db, input, now }): Promise<{ data: readonly OperatorRow[]; nextCursor: string | null }> => {
		const after = input.cursor === undefined ? null : decodeCursor(input.cursor)
		const rows = await db.operator.findMany({
			where: {
				...(input.q && { names: { some: { name: { contains: input.q, mode: 'insensitive' } } } }),
				...(input.module && { module: { slug: input.module } }),
				...(after && { OR: [{ name: { gt: after.key } }, { name: after.key, id: { gt: after.id } }] }),
			},
			orderBy: [{ name: 'asc' }, { id: 'asc' }],
			take: input.limit + 1,
			include: {
				module: true,
				measures: { where: PUBLIC_MEASURES },
				_count: { select: { incidents: { where: { publishedAt: { not: null } } } } },
			},
		})
		const page = rows.slice(0, input.limit)
		const last = page.at(-1)
		return {
			data: page.map((row) => ({
				id: row.id,
				slug: row.slug,
				name: row.name,
				module: { slug: row.module.slug, name: row.module.name },
				registryIndex: row.registryIndex,
				isDemonstration: row.isDemonstration,
				standing: standingAt(
					row.measures.map((measure): Span => toSpan(measure)),
					now,
				),
				incidents: row._count.incidents,
			})),
			nextCursor: rows.length > input.limit && last ? encodeCursor({ key: last.name, id: last.id }) : null,
		}
	},
})
