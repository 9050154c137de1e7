import 'server-only'
import { DismissInput } from '@/lib/contracts/incidents'
import type { Dismissal } from '@/lib/domain/incidents/incident'
import { dismiss } from '@/lib/domain/incidents/treatment'
import type { IncidentId } from '@/lib/domain/kernel/ids'
import { Conflict } from '@/lib/server/kernel/transaction'
import { defineCaseCommand } from '../case-command'

/** Ends a case that is a duplicate or not an incident. */
export const dismissIncident = defineCaseCommand({
	name: 'incident.dismiss',
	input: DismissInput,
	permission: 'incident.triage',
	decide: ({ incident, input, now }) => {
		const dismissal: Dismissal =
			input.reason === 'duplicate'
				? { reason: 'duplicate', duplicateOfId: input.duplicateOfId as IncidentId, note: input.note }
				: { reason: 'not_an_incident', note: input.note }
		return dismiss(incident, dismissal, now)
	},
	alsoSave: async ({ tx, input }) => {
		if (input.reason !== 'duplicate') return
		const other = await tx.incident.findUnique({ where: { id: input.duplicateOfId }, select: { id: true } })
		if (other === null) throw new Conflict('There is no case with the id that this one is said to duplicate.')
	},
})
