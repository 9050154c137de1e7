import 'server-only'
import { largerPanel, type PanelKind, type PanelSize } from '@/lib/domain/assessment/panel'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findPanel, lastRatings } from './panel.store'
import { type CaseToRate, whoMayRate } from './who-may-rate'

type Case = CaseToRate & { readonly id: string; readonly treatment: number }

/** How large the panels of a case are after an appeal: one member more than rated before, or all who may rate. */
export async function largerPanels(tx: Tx, incident: Case): Promise<Readonly<Record<PanelKind, PanelSize>>> {
	return {
		stewards: largerPanel(await ratersBefore(tx, incident, 'stewards'), await whoMayRate(tx, incident, 'stewards')),
		peers: largerPanel(await ratersBefore(tx, incident, 'peers'), await whoMayRate(tx, incident, 'peers')),
	}
}

async function ratersBefore(tx: Tx, { id, treatment }: Case, kind: PanelKind): Promise<number> {
	const panel = await findPanel(tx, { incidentId: id, treatment, kind })
	if (panel === null) return 0
	return (await lastRatings(tx, panel)).filter(({ isRecused }) => !isRecused).length
}
