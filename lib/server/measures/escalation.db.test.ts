import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { fromDate } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { findIncident, holdIncident, saveStep as saveIncidentStep } from '@/lib/server/incidents/incident.store'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { toJson } from '@/lib/server/kernel/json'
import { Conflict, transaction } from '@/lib/server/kernel/transaction'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { escalated, reason, SHOWN, tasks, threeWarnings } from '@/lib/testing/measures'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { appealEscalation } from './commands/appeal-escalation'
import { breachMeasure } from './commands/breach-measure'
import { enactMeasure } from './commands/enact-measure'
import { escalateMeasure } from './commands/escalate-measure'
import { ruleOnEscalation } from './commands/rule-on-escalation'
import { findMeasure, saveMeasureStep } from './measure.store'
import { getEscalations } from './queries/get-escalations'
import { getMeasure } from './queries/get-measure'

vi.setConfig({ testTimeout: 120_000 })
const prisma = testPrisma()
const OPERATOR = 'alder-validation'
const now = () => fromDate(new Date())

const adding = async (actor = VISITOR) => done(await getEscalations.ask({ ref: OPERATOR }, { actor }))

/** A policy in force since yesterday that plans the harsher measure after a breach, without a new vote. */
async function adoptBreachPolicy(): Promise<void> {
	const document = { ...POLICY_1_0, version: '1.1', escalation: { onWarnings: 'treatment', onBreach: 'measure' } }
	const at = new Date(Date.now() - 86_400_000)
	const text = {
		hash: hashDocument(document),
		rubric: toJson(RUBRIC_1_0),
		authorName: 'Somebody',
		createdAt: at,
		updatedAt: at,
	}
	await prisma.policyVersion.create({
		data: { version: '1.1', document: toJson(document), state: 'adopted', effectiveAt: at, ...text },
	})
}

test('the third warning leads to the next rung: computed, shown with each end, and done only by a coordinator', async () => {
	const people = await demonstrationPeople()
	const warnings = await threeWarnings(people)
	const last = warnings[2]
	const before = await adding()
	expect(before.warnings.counted.map(({ id }) => id).sort()).toEqual(warnings.map(({ measureId }) => measureId).sort())
	expect(before.warnings.counted.every(({ expiresAt }) => expiresAt !== null)).toBe(true)
	expect(before.due).toMatchObject([{ cause: 'warnings', measureId: last?.measureId, rung: 2, way: 'treatment' }])
	expect((await getIncident.ask({ ref: last?.incidentId ?? '' }, { actor: VISITOR })).ok && 'enforcing').toBe(
		'enforcing',
	)
	expect(await tasks(people, WHO.coordinator)).toContain('Decide on the escalation to "Key limit"')

	const actor = people.actor(WHO.coordinator)
	const input = { measureId: last?.measureId ?? '', note: 'Three within a year.' }
	const did = done(await escalateMeasure.execute(input, { actor }))
	expect(did).toMatchObject({ way: 'treatment', rung: 2, treatment: 2 })
	expect(done(await getIncident.ask({ ref: last?.incidentId ?? '' }, { actor: VISITOR }))).toMatchObject({
		state: 'assessing',
		treatment: 2,
	})
	expect(await prisma.panel.count({ where: { incidentId: last?.incidentId ?? '', treatment: 2, state: 'open' } })).toBe(
		2,
	)
	expect(await prisma.logLeaf.count({ where: { kind: 'measure.escalation_begun' } })).toBe(1)
	expect((await adding()).due).toEqual([])
	expect(await tasks(people, WHO.coordinator)).not.toContain('Decide on the escalation to "Key limit"')
	expect(reason(await escalateMeasure.execute(input, { actor }))).toBe('nothing_to_escalate')
})

test('two coordinators who escalate at once do it once', async () => {
	const people = await demonstrationPeople()
	const warnings = await threeWarnings(people)
	const input = { measureId: warnings[2]?.measureId ?? '', way: 'set_aside' as const, note: 'They are one event.' }
	const actor = people.actor(WHO.coordinator)
	const answers = await Promise.all([1, 2].map(() => escalateMeasure.execute(input, { actor })))
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await prisma.escalation.count()).toBe(1)
})

test('an appeal against the count holds up the vote, and one that is accepted undoes what followed', async () => {
	const people = await demonstrationPeople()
	const { id: escalationId, warnings, last } = await escalated(people)
	const manager = people.actor(WHO.manager)
	const contestedId = warnings[0]?.measureId ?? ''
	const appeal = { escalationId, grounds: 'The first one was lifted.', contestedId }
	done(await appealEscalation.execute(appeal, { actor: manager }))
	expect(reason(await appealEscalation.execute(appeal, { actor: manager }))).toBe('already_appealed')
	const actor = people.actor(WHO.coordinator)
	expect(reason(await openVote.execute({ incidentId: last.incidentId }, { actor }))).toBe('appeal_pending')

	const ruling = { escalationId, ruling: 'accepted', note: 'It had been lifted.' } as const
	done(await ruleOnEscalation.execute(ruling, { actor }))
	const back = done(await getIncident.ask({ ref: last.incidentId }, { actor: VISITOR }))
	expect(back.state).toBe('decided')
	expect(back.outcomeStatement).toContain('The vote is stated as it was counted.')
	expect(await prisma.panel.count({ where: { incidentId: last.incidentId, state: 'open' } })).toBe(0)
	expect((await adding()).warnings.counted.map(({ id }) => id)).not.toContain(contestedId)
	expect(await prisma.logLeaf.count({ where: { kind: 'escalation.appeal_accepted' } })).toBe(1)
	expect(reason(await ruleOnEscalation.execute(ruling, { actor }))).toBe('no_appeal')
})

test('an appeal and the step that it holds up never pass each other', async () => {
	const people = await demonstrationPeople()
	const { id: escalationId, last } = await escalated(people)
	const step = { events: [], actor: people.actor(WHO.coordinator), at: now() }
	const passing = transaction(async (tx) => {
		const incident = await findIncident(tx, last.incidentId)
		if (incident === null) throw new Error('The case is gone')
		const appeal = { escalationId, grounds: 'The first one was lifted.' }
		done(await appealEscalation.execute(appeal, { actor: people.actor(WHO.manager) }))
		await expect(holdIncident(tx, incident)).rejects.toThrow(Conflict)
		await saveIncidentStep(tx, { before: incident, after: incident, ...step })
	})
	await expect(passing).rejects.toThrow(Conflict)
})

test('an appeal and the measure that it holds up never pass each other', async () => {
	const people = await demonstrationPeople()
	const { escalationId, planned, actor } = await plannedByBreach(people)
	const passing = transaction(async (tx) => {
		const measure = await findMeasure(tx, planned)
		if (measure === null) throw new Error('The measure is gone')
		done(
			await appealEscalation.execute({ escalationId, grounds: 'It was kept.' }, { actor: people.actor(WHO.manager) }),
		)
		await saveMeasureStep(tx, { before: measure, after: measure, events: [], actor, at: now() })
	})
	await expect(passing).rejects.toThrow(Conflict)
})

test('an appeal that is rejected lets the treatment go on, and comes too late once the vote is open', async () => {
	const people = await demonstrationPeople()
	const { id: escalationId, last } = await escalated(people)
	await prisma.incident.update({ where: { id: last.incidentId }, data: { state: 'voting' } })
	const appeal = { escalationId, grounds: 'The first one was lifted.' }
	expect(reason(await appealEscalation.execute(appeal, { actor: people.actor(WHO.manager) }))).toBe('vote_has_begun')
	await prisma.incident.update({ where: { id: last.incidentId }, data: { state: 'assessing' } })
	done(await appealEscalation.execute(appeal, { actor: people.actor(WHO.manager) }))
	const ruling = { escalationId, ruling: 'rejected', note: 'It counts.' } as const
	done(await ruleOnEscalation.execute(ruling, { actor: people.actor(WHO.coordinator) }))
	expect((await adding()).warnings.counted).toHaveLength(3)
	expect(done(await getIncident.ask({ ref: last.incidentId }, { actor: VISITOR })).state).toBe('assessing')
})

test('where the policy says so, a breach plans the harsher measure at once, and it takes the place of the breached one', async () => {
	const people = await demonstrationPeople()
	await adoptBreachPolicy()
	const { measureId } = await caseAt(people, 'enforcing', { isPublished: true })
	const actor = people.actor(WHO.coordinator)
	done(await breachMeasure.execute({ measureId, ...SHOWN }, { actor }))
	const input = { measureId, note: 'The warning was not heeded.' }
	expect(reason(await escalateMeasure.execute(input, { actor }))).toBe('parameter_invalid')
	const parameters = { target: 100, reviewAfterDays: 90 }
	const { id, plannedMeasureId } = done(await escalateMeasure.execute({ ...input, parameters }, { actor }))
	const planned = plannedMeasureId ?? ''
	const stateOf = async (ref: string) => done(await getMeasure.ask({ measureId: ref }, { actor: VISITOR })).state
	expect([await stateOf(measureId), await stateOf(planned)]).toEqual(['breached', 'planned'])

	done(
		await appealEscalation.execute({ escalationId: id, grounds: 'It was kept.' }, { actor: people.actor(WHO.manager) }),
	)
	const enact = { measureId: planned, evidence: 'Transaction 0xab' }
	expect(reason(await enactMeasure.execute(enact, { actor }))).toBe('appeal_pending')
	done(await ruleOnEscalation.execute({ escalationId: id, ruling: 'rejected', note: 'It was not.' }, { actor }))
	done(await enactMeasure.execute(enact, { actor }))
	expect([await stateOf(measureId), await stateOf(planned)]).toEqual(['escalated', 'in_force'])
})

/** A measure that a breach has led to, planned and not in force. */
async function plannedByBreach(people: DemonstrationPeople) {
	await adoptBreachPolicy()
	const { measureId } = await caseAt(people, 'enforcing', { isPublished: true })
	const actor = people.actor(WHO.coordinator)
	done(await breachMeasure.execute({ measureId, ...SHOWN }, { actor }))
	const parameters = { target: 100, reviewAfterDays: 90 }
	const input = { measureId, note: 'The warning was not heeded.', parameters }
	const { id: escalationId, plannedMeasureId } = done(await escalateMeasure.execute(input, { actor }))
	return { escalationId, planned: plannedMeasureId ?? '', actor }
}

test('an accepted appeal lifts the measure that the escalation planned', async () => {
	const people = await demonstrationPeople()
	const { escalationId, planned, actor } = await plannedByBreach(people)
	done(await appealEscalation.execute({ escalationId, grounds: 'It was kept.' }, { actor: people.actor(WHO.manager) }))
	done(await ruleOnEscalation.execute({ escalationId, ruling: 'accepted', note: 'It was kept.' }, { actor }))
	expect(done(await getMeasure.ask({ measureId: planned }, { actor: VISITOR })).state).toBe('lifted')
})
