import 'server-only'
import { largerPanel, type PanelKind, type PanelSize } from '@/lib/domain/assessment/panel'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findPanel, lastRatings } from './panel.store'

type Case = {
	readonly id: string
	readonly treatment: number
	readonly operatorId: string
	readonly coordinatorId: string | null
}

/** How large the panels of a case are after an appeal: one member more than rated before, or all who may rate. */
export async function largerPanels(tx: Tx, incident: Case): Promise<Readonly<Record<PanelKind, PanelSize>>> {
	return {
		stewards: largerPanel(await ratersBefore(tx, incident, 'stewards'), await eligibleStewards(tx, incident)),
		peers: largerPanel(await ratersBefore(tx, incident, 'peers'), await eligiblePeers(tx, incident)),
	}
}

async function ratersBefore(tx: Tx, { id, treatment }: Case, kind: PanelKind): Promise<number> {
	const panel = await findPanel(tx, { incidentId: id, treatment, kind })
	if (panel === null) return 0
	return (await lastRatings(tx, panel)).filter(({ isRecused }) => !isRecused).length
}

/** Stewards who neither coordinate the case nor belong to the operator. */
function eligibleStewards(tx: Tx, { operatorId, coordinatorId }: Case): Promise<number> {
	return tx.person.count({
		where: {
			...(coordinatorId !== null && { id: { not: coordinatorId } }),
			grants: { some: { role: 'steward', endedAt: null } },
			memberships: { none: { operatorId, endedAt: null } },
		},
	})
}

/** Members of other operators. */
function eligiblePeers(tx: Tx, { operatorId }: Case): Promise<number> {
	return tx.person.count({
		where: {
			memberships: { some: { operatorId: { not: operatorId }, endedAt: null }, none: { operatorId, endedAt: null } },
		},
	})
}
