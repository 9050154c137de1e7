import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { Instant } from '@/lib/domain/kernel/instant'
import { isOpen, lift } from '@/lib/domain/measures/measure'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findMeasuresOfIncident, saveMeasureStep } from './measure.store'

const REOPENED = 'An accepted appeal reopened the case; what follows is decided anew.'

/** What the contested decision led to ends: planned or in force, it rests on what is judged once more. */
export async function liftMeasures(
	tx: Tx,
	incidentId: string,
	by: { readonly actor: Actor; readonly at: Instant },
): Promise<void> {
	for (const measure of await findMeasuresOfIncident(tx, incidentId)) {
		if (!isOpen(measure.state)) continue
		const lifted = lift(measure, { note: REOPENED, unmetBecause: '' }, [], by.at)
		if (lifted.ok)
			await saveMeasureStep(tx, { ...by, before: measure, after: lifted.value.state, events: lifted.value.events })
	}
}
