import 'server-only'
import { ListIncidentsInput } from '@/lib/contracts/incidents'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import type { DetectedBy, IncidentClass } from '@/lib/domain/incidents/vocabulary'
import { Prisma } from '@/lib/generated/prisma/client'
import { decodeTimeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { countFacets, type Facets, keepLargeCount } from './count-facets'
import { allOf, type Conditions, listConditions } from './list-conditions'

export type IncidentRow = {
	readonly id: string
	readonly slug: string
	readonly title: string
	readonly incidentClass: IncidentClass
	readonly state: IncidentState
	readonly operator: { readonly slug: string; readonly name: string; readonly module: string }
	readonly occurredAt: string
	readonly updatedAt: string
	readonly publishedAt: string | null
	readonly detectedBy: DetectedBy
	readonly validatorCount: number | null
	readonly lossGwei: string | null
	readonly consequence: number | null
	readonly isDemonstration: boolean
	readonly isHistorical: boolean
}

export type IncidentList = {
	readonly data: readonly IncidentRow[]
	readonly nextCursor: string | null
	readonly facets?: Facets
}

type Found = {
	readonly id: string
	readonly slug: string
	readonly title: string
	readonly incidentClass: IncidentClass
	readonly state: IncidentState
	readonly origin: string
	readonly occurredAt: Date
	readonly updatedAt: Date
	readonly publishedAt: Date | null
	readonly detectedBy: DetectedBy
	readonly validatorCount: number | null
	readonly lossGwei: bigint | null
	readonly consequence: number | null
	readonly isDemonstration: boolean
	readonly operatorSlug: string
	readonly operatorName: string
	readonly module: string
}

/** Published cases by filter, newest first; deep pages cost what the first one costs. */
export const listIncidents = defineQuery({
	name: 'incident.list',
	input: ListIncidentsInput,
	answer: async ({ db, input }): Promise<IncidentList> => {
		const conditions = await listConditions(db, input)
		const [rows, facets] = await Promise.all([
			findPage(db, input, conditions),
			input.facets === 'true' ? facetsOf(db, input, conditions) : null,
		])
		const page = rows.slice(0, input.limit)
		const last = page.at(-1)
		const hasMore = rows.length > input.limit && last !== undefined
		const [key] = ORDERS[input.sort]
		return {
			data: page.map(toRow),
			nextCursor: hasMore ? encodeCursor({ key: last[key].toISOString(), id: last.id }) : null,
			...(facets && { facets }),
		}
	},
})

const ORDERS = {
	newest: ['occurredAt', Prisma.sql`i.occurred_at`, Prisma.sql`DESC`, Prisma.sql`<`],
	oldest: ['occurredAt', Prisma.sql`i.occurred_at`, Prisma.sql`ASC`, Prisma.sql`>`],
	updated: ['updatedAt', Prisma.sql`i.updated_at`, Prisma.sql`DESC`, Prisma.sql`<`],
} as const

/** One page and one row more, which tells whether there is a next page. */
async function findPage(db: Tx, input: ListIncidentsInput, conditions: Conditions): Promise<readonly Found[]> {
	const [, column, direction, past] = ORDERS[input.sort]
	const after = input.cursor === undefined ? null : decodeTimeCursor(input.cursor)
	const from = after
		? { after: Prisma.sql`(${column}, i.id) ${past} (${after.at}::timestamptz, ${after.id}::uuid)` }
		: {}
	const order = Prisma.sql`ORDER BY ${column} ${direction}, i.id ${direction}`
	return db.$queryRaw<Found[]>`
		SELECT i.id, i.slug, i.title, i.incident_class AS "incidentClass", i.state, i.origin, i.occurred_at AS "occurredAt",
			i.updated_at AS "updatedAt", i.published_at AS "publishedAt", i.detected_by AS "detectedBy",
			i.validator_count AS "validatorCount", i.loss_gwei AS "lossGwei", i.consequence,
			i.is_demonstration AS "isDemonstration", o.slug AS "operatorSlug", o.name AS "operatorName", m.slug AS module
		FROM (SELECT i.* FROM incident i WHERE ${allOf({ ...conditions, ...from })} ${order} LIMIT ${input.limit + 1}) i
		JOIN operator o ON o.id = i.operator_id JOIN staking_module m ON m.id = o.module_id ${order}`
}

function facetsOf(db: Tx, input: ListIncidentsInput, conditions: Conditions): Promise<Facets> {
	const { sort: _sort, limit: _limit, cursor: _cursor, ...asked } = input
	return keepLargeCount(JSON.stringify(asked), () => countFacets(db, conditions))
}

function toRow(row: Found): IncidentRow {
	const { origin, operatorSlug, operatorName, module, lossGwei, ...rest } = row
	return {
		...rest,
		operator: { slug: operatorSlug, name: operatorName, module },
		occurredAt: row.occurredAt.toISOString(),
		updatedAt: row.updatedAt.toISOString(),
		publishedAt: row.publishedAt?.toISOString() ?? null,
		lossGwei: lossGwei?.toString() ?? null,
		isHistorical: origin === 'import',
	}
}
