import 'server-only'
import { aggregatePanel, type PanelAggregate } from '@/lib/domain/assessment/aggregate'
import { maySeeRatings, type PanelKind } from '@/lib/domain/assessment/panel'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import type { Tx } from '@/lib/server/kernel/prisma'
import { rubricOf } from '@/lib/server/policy/rubrics'
import { findPanels, lastRatings, type StoredPanel, type StoredRating } from './panel.store'

export type RoundAggregate = {
	readonly kind: PanelKind
	readonly panel: StoredPanel
	readonly rubric: Rubric
	readonly ratings: readonly StoredRating[]
	/** Whether these ratings may be told: the round is closed, and no panel of the case is in its first round. */
	readonly isOpenToAll: boolean
	/** `null` while the ratings may not be told or when nobody rated. */
	readonly aggregate: PanelAggregate | null
	/** Of a second round: how the first one came out, for its raters to look at and for everyone to compare. */
	readonly first: { readonly aggregate: PanelAggregate | null; readonly ratings: readonly StoredRating[] } | null
}

/** The newest round of each panel in the case's current treatment; only closed rounds are aggregated. */
export async function panelAggregates(
	tx: Tx,
	incident: { readonly id: string; readonly treatment: number; readonly rubricVersion: string | null },
): Promise<readonly RoundAggregate[]> {
	if (incident.rubricVersion === null) return []
	const rubric = await rubricOf(tx, incident.rubricVersion)
	const panels = await findPanels(tx, incident.id, incident.treatment)
	const newest = new Map(panels.map((panel) => [panel.kind, panel])) // rounds come in order, so the last one stays
	const closedRound = async (panel: StoredPanel) => {
		const ratings = await lastRatings(tx, panel)
		const sheets = ratings.flatMap((rating) => (rating.grades === null ? [] : [rating.grades]))
		return { ratings, aggregate: aggregatePanel(rubric, sheets, seedOf(incident.id)) }
	}
	return Promise.all(
		[...newest.values()].map(async (panel): Promise<RoundAggregate> => {
			const { kind } = panel
			const before = panels.find((other) => other.kind === kind && other.round === panel.round - 1)
			const first = before && maySeeRatings(before, panels) ? await closedRound(before) : null
			const isOpenToAll = maySeeRatings(panel, panels)
			if (isOpenToAll) return { kind, panel, rubric, isOpenToAll, ...(await closedRound(panel)), first }
			return { kind, panel, rubric, isOpenToAll, ratings: await lastRatings(tx, panel), aggregate: null, first }
		}),
	)
}

/** The bootstrap's seed comes from the case, so that everyone computes the same interval. */
function seedOf(incidentId: string): number {
	return Number.parseInt(incidentId.slice(0, 8), 16)
}
