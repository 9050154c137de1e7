import 'server-only'
import { RuleOnEscalationInput } from '@/lib/contracts/measures'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { withdrawEscalation } from '@/lib/domain/incidents/decision-path'
import type { IncidentEvent } from '@/lib/domain/incidents/incident-event'
import type { Instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result } from '@/lib/domain/kernel/result'
import { ruleOnEscalation as decideRuling } from '@/lib/domain/measures/escalation-appeal'
import { isOpen, lift, type MeasureStep } from '@/lib/domain/measures/measure'
import { endTreatment } from '@/lib/server/assessment/end-treatment'
import { saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import { saveRuling } from '../escalation.store'
import { type EscalationSubject, isBeforeVote, loadEscalation } from '../escalation-subject'
import { saveMeasureStep } from '../measure.store'

type Subject = EscalationSubject & { readonly statementBefore: string }
type Undone = {
	readonly incident: { readonly state: EscalationSubject['incident']; readonly events: readonly IncidentEvent[] } | null
	readonly planned: MeasureStep | null
}

/** Says whether the count stands. When it does not, what followed from it is undone, and a warning leaves the count. */
export const ruleOnEscalation = defineCommand({
	name: 'escalation.rule',
	input: RuleOnEscalationInput,
	load: async ({ tx, input }): Promise<Subject | null> => {
		const subject = await loadEscalation(tx, input.escalationId)
		if (subject === null) return null
		const decided =
			subject.incident &&
			(await tx.caseStep.findFirst({
				where: { incidentId: subject.incident.id, event: 'incident.decided' },
				orderBy: { at: 'desc' },
				select: { note: true },
			}))
		return { ...subject, statementBefore: decided?.note ?? '' }
	},
	readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.rule_on_appeal', subject.trigger),
	decide: ({ subject, input, now }) => {
		const ruled = decideRuling(subject.escalation, input)
		if (!ruled.ok) return ruled
		const type = input.ruling === 'accepted' ? 'escalation.appeal_accepted' : 'escalation.appeal_rejected'
		const facts = {
			escalation: subject.escalation.id,
			uncounted: input.ruling === 'accepted' ? (subject.contested?.id ?? null) : null,
		}
		const event: DomainEvent = { type, note: input.note, facts }
		if (input.ruling === 'rejected') return ok({ state: { incident: null, planned: null }, events: [event] })
		const undone = undo(subject, input.note, now)
		if (!undone.ok) return undone
		const { incident, planned } = undone.value
		return ok({ state: undone.value, events: [event, ...(incident?.events ?? []), ...(planned?.events ?? [])] })
	},
	save: async ({ tx, subject, input, outcome: { state }, actor, now }) => {
		const { escalation, incident, planned, contested } = subject
		const step = { actor, at: now }
		if (incident !== null && state.incident?.state) {
			await saveStep(tx, { ...step, before: incident, after: state.incident.state, events: state.incident.events })
			await endTreatment(tx, incident, now)
		}
		if (planned !== null && state.planned !== null) {
			await saveMeasureStep(tx, { ...step, before: planned, after: state.planned.state, events: state.planned.events })
		}
		if (contested !== null && input.ruling === 'accepted') {
			const events = [{ type: 'measure.uncounted', note: input.note, facts: {} }]
			await saveMeasureStep(tx, { ...step, before: contested, after: { ...contested, isCounted: false }, events })
		}
		const ruling = { ruling: input.ruling, rulingNote: input.note, ruledByName: personOf(actor)?.name ?? 'Guardrail' }
		await saveRuling(tx, escalation, ruling, now)
		return { id: escalation.id, ruling: input.ruling }
	},
	concerns: ({ subject }) => `measure:${subject.trigger.id}`,
})

function undo(subject: Subject, note: string, now: Instant): Result<Undone, Refusal> {
	const { incident, planned, statementBefore } = subject
	if (incident !== null && isBeforeVote(subject)) {
		const back = withdrawEscalation(incident, { outcomeStatement: statementBefore, note })
		if (!back.ok) return back
		return ok({ incident: { state: { ...incident, ...back.value.state }, events: back.value.events }, planned: null })
	}
	if (planned === null || !isOpen(planned.state)) return ok({ incident: null, planned: null })
	const lifted = lift(planned, { note, unmetBecause: 'The escalation that planned it was undone.' }, [], now)
	return lifted.ok ? ok({ incident: null, planned: lifted.value }) : lifted
}
