import 'server-only'
import type { ListIncidentsInput } from '@/lib/contracts/incidents'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/server/kernel/prisma'

const MOST_WORDS = 8
const DAY_MS = 86_400_000

/** What a filter asks of a row `i` of `incident`, by the filter's name. */
export type Conditions = Readonly<Record<string, Prisma.Sql>>

/**
 * The filters of the list as SQL that the indexes of `incident` can answer: operators are looked up first, because a
 * condition on a second table would make the database read every case.
 */
export async function listConditions(db: Tx, input: ListIncidentsInput): Promise<Conditions> {
	const [byOperator, words] = await Promise.all([operatorConditions(db, input), wordConditions(db, input.q)])
	return {
		published: Prisma.sql`i.published_at IS NOT NULL`,
		...(input.class && { class: Prisma.sql`i.incident_class = ${input.class}::incident_class` }),
		...(input.state && { state: Prisma.sql`i.state = ${input.state}::incident_state` }),
		...(input.detectedBy && { detectedBy: Prisma.sql`i.detected_by = ${input.detectedBy}::detected_by` }),
		...(input.consequence !== undefined && { consequence: Prisma.sql`i.consequence = ${input.consequence}` }),
		...(input.risk && { risk: Prisma.sql`i.risks @> ARRAY[${input.risk.toUpperCase()}]::text[]` }),
		...(input.from && { from: Prisma.sql`i.occurred_at >= ${new Date(`${input.from}T00:00:00Z`)}::timestamptz` }),
		...(input.to && { to: Prisma.sql`i.occurred_at < ${dayAfter(input.to)}::timestamptz` }),
		...byOperator,
		...words,
	}
}

export function allOf(conditions: Conditions): Prisma.Sql {
	return Prisma.join(Object.values(conditions), ' AND ')
}

function dayAfter(day: string): Date {
	return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS)
}

async function operatorConditions(db: Tx, { operator, module }: ListIncidentsInput): Promise<Conditions> {
	const idsWhere = async (where: Prisma.OperatorWhereInput) =>
		isOneOf((await db.operator.findMany({ where, select: { id: true } })).map(({ id }) => id))
	return {
		...(operator && { operator: await idsWhere({ slug: operator }) }),
		...(module && { module: await idsWhere({ module: { slug: module } }) }),
	}
}

function isOneOf(operatorIds: readonly string[]): Prisma.Sql {
	return Prisma.sql`i.operator_id = ANY(${operatorIds}::uuid[])`
}

/** Each word stands in the report, or in the name of the operator. */
async function wordConditions(db: Tx, q: string): Promise<Conditions> {
	const patterns = q
		.split(/\s+/)
		.filter((word) => word !== '')
		.slice(0, MOST_WORDS)
		// To LIKE, % and _ would match anything.
		.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
	if (patterns.length === 0) return {}
	const named = await db.$queryRaw<{ id: string; place: bigint }[]>`
		SELECT o.id, p.place FROM unnest(${patterns}::text[]) WITH ORDINALITY AS p (pattern, place)
		JOIN operator o ON o.name ILIKE p.pattern`
	const conditions = patterns.map((pattern, index) => {
		const inText = Prisma.sql`i.search_text ILIKE ${pattern}`
		const ids = named.filter(({ place }) => Number(place) === index + 1).map(({ id }) => id)
		// Without an operator of that name the text's index answers alone, and the planner knows how rare the word is.
		return [`word${index}`, ids.length === 0 ? inText : Prisma.sql`(${inText} OR ${isOneOf(ids)})`] as const
	})
	return Object.fromEntries(conditions)
}
