import 'server-only'
import { ListIncidentsInput } from '@/lib/contracts/incidents'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import type { DetectedBy, IncidentClass } from '@/lib/domain/incidents/vocabulary'
import type { Prisma } from '@/lib/generated/prisma/client'
import { decodeTimeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'

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

export type Facets = Readonly<
	Record<'class' | 'state' | 'detectedBy' | 'consequence', Readonly<Record<string, number>>>
>

export type IncidentList = {
	readonly data: readonly IncidentRow[]
	readonly nextCursor: string | null
	readonly facets?: Facets
}

const COLUMNS = {
	id: true,
	slug: true,
	title: true,
	incidentClass: true,
	state: true,
	origin: true,
	occurredAt: true,
	updatedAt: true,
	publishedAt: true,
	detectedBy: true,
	validatorCount: true,
	lossGwei: true,
	consequence: true,
	isDemonstration: true,
	operator: { select: { slug: true, name: true, module: { select: { slug: true } } } },
} satisfies Prisma.IncidentSelect
type Row = Prisma.IncidentGetPayload<{ select: typeof COLUMNS }>

/** Published cases by filter, newest first; deep pages cost what the first one costs. */
export const listIncidents = defineQuery({
	name: 'incident.list',
	input: ListIncidentsInput,
	answer: async ({ db, input }): Promise<IncidentList> => {
		const where = filters(input)
		const [key, direction] = ORDERS[input.sort]
		const after = input.cursor === undefined ? null : decodeTimeCursor(input.cursor)
		const rows = await db.incident.findMany({
			where: { AND: [where, after ? beyond(key, direction, after) : {}] },
			orderBy: [{ [key]: direction }, { id: direction }],
			take: input.limit + 1,
			select: COLUMNS,
		})
		const page = rows.slice(0, input.limit)
		const last = page.at(-1)
		const hasMore = rows.length > input.limit && last !== undefined
		return {
			data: page.map(toRow),
			nextCursor: hasMore ? encodeCursor({ key: last[key].toISOString(), id: last.id }) : null,
			...(input.facets === 'true' && { facets: await countFacets(db, where) }),
		}
	},
})

const ORDERS = {
	newest: ['occurredAt', 'desc'],
	oldest: ['occurredAt', 'asc'],
	updated: ['updatedAt', 'desc'],
} as const

function beyond(
	key: 'occurredAt' | 'updatedAt',
	direction: 'asc' | 'desc',
	{ at, id }: { at: Date; id: string },
): Prisma.IncidentWhereInput {
	const past = direction === 'desc' ? 'lt' : 'gt'
	return { OR: [{ [key]: { [past]: at } }, { [key]: at, id: { [past]: id } }] }
}

function filters(input: ListIncidentsInput): Prisma.IncidentWhereInput {
	const words = input.q
		.split(/\s+/)
		.filter((word) => word !== '')
		.slice(0, 8)
		// Prisma hands these to LIKE as they are, where % and _ would match anything.
		.map((word) => word.replace(/[\\%_]/g, '\\$&'))
	const occurredAt = {
		...(input.from && { gte: new Date(`${input.from}T00:00:00Z`) }),
		...(input.to && { lt: new Date(Date.parse(`${input.to}T00:00:00Z`) + 86_400_000) }),
	}
	return {
		publishedAt: { not: null },
		...(input.class && { incidentClass: input.class }),
		...(input.state && { state: input.state }),
		...(input.detectedBy && { detectedBy: input.detectedBy }),
		...(input.consequence !== undefined && { consequence: input.consequence }),
		...((input.operator || input.module) && {
			operator: {
				...(input.operator && { slug: input.operator }),
				...(input.module && { module: { slug: input.module } }),
			},
		}),
		...(input.risk && { risks: { has: input.risk.toUpperCase() } }),
		...((input.from || input.to) && { occurredAt }),
		...(words.length > 0 && {
			AND: words.map((word) => ({
				OR: [
					{ searchText: { contains: word, mode: 'insensitive' as const } },
					{ operator: { name: { contains: word, mode: 'insensitive' as const } } },
				],
			})),
		}),
	}
}

async function countFacets(db: Tx, where: Prisma.IncidentWhereInput): Promise<Facets> {
	const count = { where, _count: true } as const
	const [classes, states, detectors, consequences] = await Promise.all([
		db.incident.groupBy({ by: ['incidentClass'], ...count }),
		db.incident.groupBy({ by: ['state'], ...count }),
		db.incident.groupBy({ by: ['detectedBy'], ...count }),
		db.incident.groupBy({ by: ['consequence'], ...count }),
	])
	return {
		class: Object.fromEntries(classes.map((row) => [row.incidentClass, row._count])),
		state: Object.fromEntries(states.map((row) => [row.state, row._count])),
		detectedBy: Object.fromEntries(detectors.map((row) => [row.detectedBy, row._count])),
		consequence: Object.fromEntries(consequences.map((row) => [String(row.consequence ?? 'undecided'), row._count])),
	}
}

function toRow(row: Row): IncidentRow {
	const { origin, operator, lossGwei, ...rest } = row
	return {
		...rest,
		operator: { slug: operator.slug, name: operator.name, module: operator.module.slug },
		occurredAt: row.occurredAt.toISOString(),
		updatedAt: row.updatedAt.toISOString(),
		publishedAt: row.publishedAt?.toISOString() ?? null,
		lossGwei: lossGwei?.toString() ?? null,
		isHistorical: origin === 'import',
	}
}
