import 'server-only'
import { RecuseFromPanelInput } from '@/lib/contracts/assessment'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkAssessing, recuseFromPanel as decideRecusal } from '@/lib/domain/assessment/panel'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addRating } from '../panel.store'
import { loadPanel, seatPermission } from '../panel-subject'

/** Leaves a panel for a declared conflict of interest. */
export const recuseFromPanel = defineCommand({
	name: 'panel.recuse',
	input: RecuseFromPanelInput,
	load: ({ tx, input, actor }) => loadPanel(tx, input, actor),
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject, input }) => can(actor, seatPermission(input.panel), subject.incident),
	decide: ({ subject, input, now }) => {
		const assessing = checkAssessing(subject.incident)
		return assessing.ok ? decideRecusal(subject.panel, subject.seat, input, now) : assessing
	},
	save: async ({ tx, subject, input, outcome, actor, now }) => {
		const recusal = {
			raterId: subject.seat.raterId,
			raterName: personOf(actor)?.name ?? '',
			sequence: outcome.state.sequence,
			grades: null,
			conflict: input.conflict,
			conflictNote: input.note,
			isRecused: true,
			revisionHash: subject.panel.revisionHash,
		}
		await addRating(tx, subject.panel, recusal, now)
		return { panel: input.panel, recused: true }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
