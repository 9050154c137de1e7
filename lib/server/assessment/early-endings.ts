import 'server-only'
import type { PanelKind } from '@/lib/domain/assessment/panel'
import type { EarlyEnd, RoundClosed } from '@/lib/domain/assessment/panel-rounds'
import { toDate } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findPanels } from './panel.store'

/**
 * The rounds of a treatment that were closed before their time, by panel, as the log has them: how many might have rated
 * is known for that moment alone. Rounds closed before the log said so are not among them.
 */
export async function earlyEndings(
	db: Tx,
	{ id, treatment }: { readonly id: string; readonly treatment: number },
): Promise<Readonly<Record<PanelKind, readonly EarlyEnd[]>>> {
	const rounds = await findPanels(db, id, treatment)
	const closed = rounds.flatMap(({ closedAt }) => (closedAt === null ? [] : [toDate(closedAt)]))
	const leaves = await db.logLeaf.findMany({
		where: { subject: `incident:${id}`, kind: 'panel.round_closed', acceptedAt: { in: closed } },
		orderBy: { id: 'asc' },
		select: { entry: true },
	})
	const told = leaves.map(({ entry }) => (JSON.parse(entry) as { facts: Partial<RoundClosed> }).facts) // as closing a round wrote it
	const early = told.filter((facts): facts is RoundClosed => facts.isEarly === true)
	const of = (kind: PanelKind): readonly EarlyEnd[] =>
		early
			.filter(({ panel }) => panel === kind)
			.map(({ round, ratings, mayRate, inThisRound, hoursEarly }) => ({
				round,
				ratings,
				mayRate,
				inThisRound,
				hoursEarly,
			}))
	return { stewards: of('stewards'), peers: of('peers') }
}
