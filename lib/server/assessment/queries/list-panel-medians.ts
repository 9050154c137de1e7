import 'server-only'
import { ListPanelMediansInput } from '@/lib/contracts/assessment'
import { aggregateFactors, type FactorAggregate } from '@/lib/domain/assessment/aggregate'
import { maySeeRatings, type PanelKind } from '@/lib/domain/assessment/panel'
import type { Grades } from '@/lib/domain/assessment/rating'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import { rubricsOf } from '@/lib/server/policy/rubrics'

/** By case; a case that is not published, or of which no panel has closed its newest round, is left out. */
export type PanelMedians = Readonly<
	Record<
		string,
		{
			readonly rubricVersion: string
			readonly panels: readonly {
				readonly kind: PanelKind
				readonly aggregate: { readonly factors: readonly FactorAggregate[] }
			}[]
		}
	>
>

const PARTS = {
	id: true,
	treatment: true,
	rubricVersion: true,
	panels: { orderBy: { round: 'asc' }, include: { ratings: { orderBy: { sequence: 'asc' } } } },
} satisfies Prisma.IncidentSelect
type Row = Prisma.IncidentGetPayload<{ select: typeof PARTS }>

/** What the panels of published cases say factor by factor, for a list: blind until a round closes, as on the case. */
export const listPanelMedians = defineQuery({
	name: 'assessment.list_medians',
	input: ListPanelMediansInput,
	answer: async ({ db, input }): Promise<PanelMedians> => {
		const rows = await db.incident.findMany({
			where: { id: { in: input.incidentIds }, publishedAt: { not: null }, panels: { some: { state: 'closed' } } },
			select: PARTS,
		})
		const rubrics = await rubricsOf(
			db,
			rows.map(({ rubricVersion }) => rubricVersion),
		)
		return Object.fromEntries(rows.flatMap((row) => entryOf(row, rubrics.get(row.rubricVersion ?? ''))))
	},
})

function entryOf(
	{ id, treatment, rubricVersion, panels }: Row,
	rubric: Rubric | undefined,
): [string, PanelMedians[string]][] {
	if (rubricVersion === null || rubric === undefined) return []
	const inTreatment = panels.filter((panel) => panel.treatment === treatment)
	const newest = new Map(inTreatment.map((panel) => [panel.kind, panel])) // rounds come in order, so the last one stays
	const told = [...newest.values()].flatMap((panel) => {
		const given = inTreatment.filter(({ kind }) => kind === panel.kind).flatMap(({ ratings }) => ratings)
		const last = new Map(given.map((rating) => [rating.raterId, rating])) // and so does a rater's last word
		const sheets = [...last.values()].flatMap((rating) => (rating.recused ? [] : [fromJson<Grades>(rating.grades)]))
		if (!maySeeRatings(panel, inTreatment) || sheets.length === 0) return []
		return [{ kind: panel.kind, aggregate: { factors: aggregateFactors(rubric, sheets) } }]
	})
	return told.length === 0 ? [] : [[id, { rubricVersion, panels: told }]]
}
