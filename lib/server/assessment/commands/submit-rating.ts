import 'server-only'
import { SubmitRatingInput } from '@/lib/contracts/assessment'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkAssessing, submitRating as decideRating } from '@/lib/domain/assessment/panel'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addRating } from '../panel.store'
import { loadPanel, seatPermission } from '../panel-subject'

/** One rater's grades for the twelve factors, bound to the revision that was read. */
export const submitRating = defineCommand({
	name: 'panel.submit_rating',
	input: SubmitRatingInput,
	load: ({ tx, input, actor }) => loadPanel(tx, input, actor),
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject, input }) => can(actor, seatPermission(input.panel), subject.incident),
	decide: ({ subject: { incident, panel, seat, rubric }, input, now }) => {
		const assessing = checkAssessing(incident)
		return assessing.ok ? decideRating(panel, seat, input, rubric, now) : assessing
	},
	save: async ({ tx, subject, input, outcome, actor, now }) => {
		const rating = {
			raterId: subject.seat.raterId,
			raterName: personOf(actor)?.name ?? '',
			sequence: outcome.state.sequence,
			grades: outcome.state.grades,
			conflict: input.conflict,
			conflictNote: input.conflictNote,
			isRecused: false,
			revisionHash: input.revisionHash,
		}
		await addRating(tx, subject.panel, rating, now)
		return { panel: input.panel, round: subject.panel.round, sequence: rating.sequence }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
