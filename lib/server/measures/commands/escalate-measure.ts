import 'server-only'
import { randomUUID } from 'node:crypto'
import { EscalateMeasureInput } from '@/lib/contracts/measures'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkParameters } from '@/lib/domain/decisions/ballot'
import { reopen } from '@/lib/domain/incidents/decision-path'
import type { MeasureId } from '@/lib/domain/kernel/ids'
import { hours, type Instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Escalation } from '@/lib/domain/measures/escalation'
import type { Measure, MeasureEvent } from '@/lib/domain/measures/measure'
import { planMeasure } from '@/lib/domain/measures/plan-measure'
import { openFirstRounds } from '@/lib/server/assessment/open-first-rounds'
import { saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import type { Tx } from '@/lib/server/kernel/prisma'
import { loadMeasure, type MeasureSubject, permitted } from '../define-measure-command'
import { addEscalation } from '../escalation.store'
import { findEscalationsDue } from '../escalations-due'
import { addMeasure, saveMeasureStep } from '../measure.store'

type Subject = MeasureSubject & { readonly due: Escalation | null; readonly newId: MeasureId }
type Input = { readonly note: string; readonly parameters: Readonly<Record<string, string | number>> }
type Decided = {
	readonly due: Escalation
	readonly way: 'treatment' | 'measure' | 'set_aside'
	readonly reopened: ReturnType<typeof reopen> | null
	readonly planned: Measure | null
}

/**
 * Decides on an escalation that is due: does what the policy says (a new treatment of the case, or the harsher measure
 * planned at once), or sets it aside with the reason. Refuses where nothing is due.
 */
export const escalateMeasure = defineCommand({
	name: 'measure.escalate',
	input: EscalateMeasureInput,
	load: ({ tx, input, now }) => loadDue(tx, input.measureId, now),
	readable: ({ actor, subject }) => subject.incident === null || canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'measure.conduct', permitted(subject)),
	decide: ({ subject, input, now }) => {
		const { due } = subject
		if (due === null) {
			return refuse('nothing_to_escalate', 'Nothing has added up here: no breach, and fewer warnings than it takes.')
		}
		if (input.way === 'set_aside') return ok(outcome({ due, way: 'set_aside', reopened: null, planned: null }, input))
		return due.way === 'treatment' ? treatAgain(subject, due, input, now) : planHarsher(subject, due, input, now)
	},
	save: async ({ tx, subject, input, outcome: { state, events }, actor, now }) => {
		const { measure, incident, policy } = subject
		const { due, way, reopened, planned } = state
		if (incident !== null && reopened?.ok) {
			const after = reopened.value.state
			await saveStep(tx, { before: incident, after, events: reopened.value.events, actor, at: now })
			await openFirstRounds(tx, after, incident.revisionHash, hours(policy.windows.firstRoundHours), now)
		}
		if (planned !== null) await addMeasure(tx, planned, { incidentId: measure.incidentId })
		const own = events.filter(({ type }) => type.startsWith('measure.'))
		await saveMeasureStep(tx, { before: measure, after: measure, events: own, actor, at: now })
		const id = randomUUID()
		const treatment = reopened?.ok ? reopened.value.state.treatment : null
		const byName = personOf(actor)?.name ?? 'Guardrail'
		const { cause, rung, because, measureIds } = due
		const plannedMeasureId = planned?.id ?? null
		const { operatorId, incidentId } = measure
		const kept = { id, operatorId, cause, rung, because, measureIds, way, note: input.note, byName }
		await addEscalation(tx, { ...kept, incidentId, treatment, plannedMeasureId }, now)
		return { id, way, rung, incidentId, treatment, plannedMeasureId }
	},
	concerns: ({ subject }) => `measure:${subject.measure.id}`,
})

async function loadDue(tx: Tx, measureId: string, now: Instant): Promise<Subject | null> {
	const subject = await loadMeasure(tx, measureId)
	if (subject === null) return null
	const due = await findEscalationsDue(tx, now, { operatorId: subject.measure.operatorId })
	const own = due.find((one) => one.escalation.measureId === measureId)?.escalation ?? null
	return { ...subject, due: own, newId: randomUUID() as MeasureId } // a new one
}

function treatAgain(
	{ incident, policy }: Subject,
	due: Escalation,
	input: Input,
	now: Instant,
): Result<ReturnType<typeof outcome>, Refusal> {
	if (incident === null) {
		return refuse(
			'no_case',
			'This measure was decided elsewhere and has no case here. File a case, so that it is assessed and voted on, or set the escalation aside.',
		)
	}
	const { rightOfReplyHours, firstRoundHours } = policy.windows
	const lengths = { rightOfReply: hours(rightOfReplyHours), firstRound: hours(firstRoundHours) }
	const facts = { because: due.cause, rung: due.rung }
	const reopened = reopen(incident, { ...lengths, facts, note: `${due.because} ${input.note}` }, now)
	if (!reopened.ok) return reopened
	const decided = outcome({ due, way: 'treatment', reopened, planned: null }, input)
	return ok({ ...decided, events: [...decided.events, ...reopened.value.events] })
}

function planHarsher(
	{ measure, policy, newId }: Subject,
	due: Escalation,
	input: Input,
	now: Instant,
): Result<ReturnType<typeof outcome>, Refusal> {
	const parameters = checkParameters(policy, { rung: due.rung, parameters: input.parameters })
	if (!parameters.ok) return parameters
	const decision = { id: newId, operatorId: measure.operatorId, rung: due.rung, parameters: parameters.value }
	const planned = planMeasure(decision, policy, now)
	if (planned === null) return refuse('no_measure', 'Nothing follows from "nothing"; set the escalation aside instead.')
	const replacesId = due.cause === 'breach' ? measure.id : null
	return ok(outcome({ due, way: 'measure', reopened: null, planned: { ...planned, replacesId } }, input))
}

function outcome(state: Decided, { note }: Input) {
	const { due, way } = state
	const facts = { cause: due.cause, rung: due.rung, way, counted: [...due.measureIds], because: due.because }
	const type = way === 'set_aside' ? ('measure.escalation_set_aside' as const) : ('measure.escalation_begun' as const)
	const event: MeasureEvent = { type, note, facts }
	return {
		state,
		events: [event] as readonly (
			| MeasureEvent
			| Extract<ReturnType<typeof reopen>, { ok: true }>['value']['events'][number]
		)[],
	}
}
