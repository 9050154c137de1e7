import 'server-only'
import { ANY_SIZE, type PanelKind, type PanelSize } from '@/lib/domain/assessment/panel'
import { type Duration, type Instant, plus } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'
import { addPanel } from './panel.store'

/** Opens the blind first round of both panels, at triage and after a reopening. */
export async function openFirstRounds(
	tx: Tx,
	incident: { readonly id: string; readonly treatment: number },
	revisionHash: string,
	length: Duration,
	at: Instant,
	sizes: Readonly<Record<PanelKind, PanelSize>> = { stewards: ANY_SIZE, peers: ANY_SIZE },
): Promise<void> {
	for (const kind of ['stewards', 'peers'] as const) {
		await addPanel(tx, incident.id, incident.treatment, {
			...sizes[kind],
			kind,
			round: 1,
			state: 'open',
			revisionHash,
			opensAt: at,
			closesAt: plus(at, length),
			isExtended: false,
		})
	}
}
