import 'server-only'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'
import { abandonPanels } from './panel.store'

/** Closes the panels of a treatment that is not carried on. */
export function endTreatment(
	tx: Tx,
	incident: { readonly id: string; readonly treatment: number },
	at: Instant,
): Promise<void> {
	return abandonPanels(tx, incident.id, incident.treatment, at)
}
