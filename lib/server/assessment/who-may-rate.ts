import 'server-only'
import type { PanelKind } from '@/lib/domain/assessment/panel'
import type { RoundCounts } from '@/lib/domain/assessment/panel-rounds'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { StoredPanel, StoredRating } from './panel.store'

/** What of a case says who may rate it. */
export type CaseToRate = { readonly operatorId: string; readonly coordinatorId: string | null }

/** How many people may sit on a panel of the case, whether they have come or not. */
export function whoMayRate(tx: Tx, incident: CaseToRate, kind: PanelKind): Promise<number> {
	return kind === 'stewards' ? eligibleStewards(tx, incident) : eligiblePeers(tx, incident)
}

/** How a round stands: who may rate without those recused, who has, and who did so in this round. */
export async function roundCounts(
	tx: Tx,
	incident: CaseToRate,
	{ kind, round }: Pick<StoredPanel, 'kind' | 'round'>,
	ratings: readonly StoredRating[],
): Promise<RoundCounts> {
	const standing = ratings.filter(({ isRecused }) => !isRecused)
	const recused = ratings.length - standing.length
	const mayCome = round === 1 ? (await whoMayRate(tx, incident, kind)) - recused : 0
	return {
		ratings: standing.length,
		// Somebody who rated and has left the DAO since still counts as one who might.
		mayRate: Math.max(mayCome, standing.length),
		inThisRound: standing.filter((rating) => rating.round === round).length,
	}
}

/** Stewards who neither coordinate the case nor belong to the operator. */
function eligibleStewards(tx: Tx, { operatorId, coordinatorId }: CaseToRate): Promise<number> {
	return tx.person.count({
		where: {
			...(coordinatorId !== null && { id: { not: coordinatorId } }),
			grants: { some: { role: 'steward', endedAt: null } },
			memberships: { none: { operatorId, endedAt: null } },
		},
	})
}

/** Members of other operators. */
function eligiblePeers(tx: Tx, { operatorId }: CaseToRate): Promise<number> {
	return tx.person.count({
		where: {
			memberships: { some: { operatorId: { not: operatorId }, endedAt: null }, none: { operatorId, endedAt: null } },
		},
	})
}
