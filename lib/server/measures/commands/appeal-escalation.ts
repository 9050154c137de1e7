import 'server-only'
import { AppealEscalationInput } from '@/lib/contracts/measures'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { ok } from '@/lib/domain/kernel/result'
import { appealEscalation as decideAppeal } from '@/lib/domain/measures/escalation-appeal'
import { holdIncident } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { saveAppeal } from '../escalation.store'
import { isBeforeVote, loadEscalation } from '../escalation-subject'
import { saveMeasureStep } from '../measure.store'

/** The operator says that the count is wrong; until a coordinator rules, nothing harsher happens. */
export const appealEscalation = defineCommand({
	name: 'escalation.appeal',
	input: AppealEscalationInput,
	load: ({ tx, input }) => loadEscalation(tx, input.escalationId),
	readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.appeal', subject.trigger),
	decide: ({ subject, input, now }) => {
		const { grounds, contestedId } = input
		const around = { isBeforeVote: isBeforeVote(subject), policy: subject.policy }
		const decided = decideAppeal(subject.escalation, { grounds, contestedId }, around, now)
		if (!decided.ok) return decided
		const facts = { escalation: subject.escalation.id, contested: contestedId }
		return ok({ state: decided.value, events: [{ type: 'escalation.appealed', note: grounds, facts }] })
	},
	save: async ({ tx, subject, outcome: { state }, actor, now }) => {
		const { escalation, incident, planned } = subject
		const appealedByName = personOf(actor)?.name ?? 'Guardrail'
		const appeal = { appealGrounds: state.grounds, contestedId: state.contestedId, appealedByName }
		await saveAppeal(tx, escalation, appeal, now)
		// What the appeal holds up was read without it: such a step must not pass unseen.
		if (escalation.way === 'treatment' && incident !== null) await holdIncident(tx, incident)
		if (escalation.way === 'measure' && planned !== null)
			await saveMeasureStep(tx, { before: planned, after: planned, events: [], actor, at: now })
		return { id: escalation.id }
	},
	concerns: ({ subject }) => `measure:${subject.trigger.id}`,
})
