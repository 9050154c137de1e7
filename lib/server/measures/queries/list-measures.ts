import 'server-only'
import { ListMeasuresInput } from '@/lib/contracts/measures'
import { isUuid } from '@/lib/domain/kernel/ids'
import { isOpen, MEASURE_STATES } from '@/lib/domain/measures/measure'
import { decodeTimeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { policiesOf } from '@/lib/server/policy/policies'
import { PUBLIC_MEASURES } from './readable-measures'
import { MEASURE_PARTS, type MeasureRow, viewMeasure } from './view-measure'

const OPEN = MEASURE_STATES.filter(isOpen)
const ENDED = MEASURE_STATES.filter((state) => !isOpen(state))

/** Measures of all operators, the nearest date first. Those of a case that is not published are not told. */
export const listMeasures = defineQuery({
	name: 'measure.list',
	input: ListMeasuresInput,
	answer: async ({ db, input }): Promise<{ data: readonly MeasureRow[]; nextCursor: string | null }> => {
		const after = input.cursor === undefined ? null : decodeTimeCursor(input.cursor)
		const rows = await db.measure.findMany({
			where: {
				state: { in: input.which === 'open' ? OPEN : ENDED },
				AND: [
					PUBLIC_MEASURES,
					input.operator === undefined
						? {}
						: { operator: isUuid(input.operator) ? { id: input.operator } : { slug: input.operator } },
					after === null ? {} : { OR: [{ nextAt: { gt: after.at } }, { nextAt: after.at, id: { gt: after.id } }] },
				],
			},
			orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
			take: input.limit + 1,
			include: MEASURE_PARTS,
		})
		const page = rows.slice(0, input.limit)
		const last = page.at(-1)
		const policyFor = await policiesOf(db, page)
		return {
			data: page.map((row) => viewMeasure(row, policyFor(row))),
			nextCursor:
				rows.length > input.limit && last ? encodeCursor({ key: last.nextAt.toISOString(), id: last.id }) : null,
		}
	},
})
