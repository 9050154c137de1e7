import 'server-only'
import { ListConsistencyInput } from '@/lib/contracts/decisions'
import type { IncidentClass } from '@/lib/domain/incidents/vocabulary'
import type { Rung } from '@/lib/domain/policy/policy'
import { fromColumn } from '@/lib/server/kernel/columns'
import { decodeTimeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type DecidedCaseView = {
	readonly slug: string
	readonly title: string
	readonly operator: string
	readonly incidentClass: IncidentClass
	readonly isDemonstration: boolean
	readonly decidedAt: string
	readonly rung: Rung
	/** The range of rungs that the rubric pointed to; `null` where nobody rated. */
	readonly guidance: readonly [Rung, Rung] | null
	/** What comparable cases let one expect, in rungs to two places; `null` where there were too few. */
	readonly expected: number | null
	readonly comparable: number
	readonly leavesGuidance: boolean
	readonly leavesPrecedent: boolean
	/** Why, in the words of whoever stated the outcome. */
	readonly departure: string
}

export type ConsistencyView = {
	readonly data: readonly DecidedCaseView[]
	readonly nextCursor: string | null
}

/** Published decisions, the newest first, each with its guidance and what comparable cases let one expect at the time. */
export const listConsistency = defineQuery({
	name: 'decision.list_consistency',
	input: ListConsistencyInput,
	answer: async ({ db, input }): Promise<ConsistencyView> => {
		const after = input.cursor === undefined ? null : decodeTimeCursor(input.cursor)
		const rows = await db.decidedCase.findMany({
			where: {
				isSuperseded: false,
				...(input.class && { incidentClass: input.class }),
				incident: { publishedAt: { not: null } },
				...(after && {
					decidedAt: { lte: after.at },
					OR: [{ decidedAt: { lt: after.at } }, { decidedAt: after.at, incidentId: { lt: after.id } }],
				}),
			},
			orderBy: [{ decidedAt: 'desc' }, { incidentId: 'desc' }],
			take: input.limit + 1,
			include: {
				incident: { select: { slug: true, title: true, isDemonstration: true, operator: { select: { name: true } } } },
			},
		})
		const page = rows.slice(0, input.limit)
		const last = page.at(-1)
		return {
			data: page.map(({ incident, guidanceLow, guidanceHigh, expectedHundredths, ...row }) => ({
				slug: incident.slug,
				title: incident.title,
				operator: incident.operator.name,
				isDemonstration: incident.isDemonstration,
				incidentClass: row.incidentClass,
				decidedAt: row.decidedAt.toISOString(),
				rung: fromColumn<Rung>(row.rung),
				guidance: rangeOf(guidanceLow, guidanceHigh),
				expected: expectedHundredths === null ? null : expectedHundredths / 100,
				comparable: row.comparable,
				leavesGuidance: row.isOutsideGuidance,
				leavesPrecedent: row.isOutsidePrecedent,
				departure: row.departure,
			})),
			nextCursor:
				rows.length > input.limit && last
					? encodeCursor({ key: last.decidedAt.toISOString(), id: last.incidentId })
					: null,
		}
	},
})

function rangeOf(low: number | null, high: number | null): DecidedCaseView['guidance'] {
	return low === null || high === null ? null : [fromColumn<Rung>(low), fromColumn<Rung>(high)]
}
