import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { days, type Instant, plus, toDate } from '@/lib/domain/kernel/instant'
import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { caseAt, done, personId, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { reason, SHOWN, tasks, threeWarnings, withCondition } from '@/lib/testing/measures'
import { testPrisma } from '@/lib/testing/test-database'
import { breachMeasure } from './commands/breach-measure'
import { liftMeasure } from './commands/lift-measure'
import { reportCondition } from './commands/report-condition'
import { verifyCondition } from './commands/verify-condition'
import { getMeasure } from './queries/get-measure'
import { listMeasures } from './queries/list-measures'

vi.setConfig({ testTimeout: 120_000 })
const prisma = testPrisma()
const OPERATOR = 'alder-validation'

test('a condition is reported, verified by a steward, and breached by name', async () => {
	const people = await demonstrationPeople()
	const { measureId, conditionId } = await withCondition(people)
	const [coordinator, steward] = [people.actor(WHO.coordinator), people.actor(WHO.steward)]
	expect(await tasks(people, WHO.manager)).toContain('Show that a condition of the warning is met')
	done(await reportCondition.execute({ conditionId, ...SHOWN }, { actor: people.actor(WHO.manager) }))
	expect(await tasks(people, WHO.steward)).toContain('Verify a condition of the warning')
	const lift = { measureId, note: 'It has done its work.' }
	expect(reason(await liftMeasure.execute(lift, { actor: coordinator }))).toBe('conditions_open')
	const not = { conditionId, state: 'not_met', note: 'One key is still on a disk.' } as const
	done(await verifyCondition.execute(not, { actor: steward }))
	done(await breachMeasure.execute({ measureId, conditionId, ...SHOWN }, { actor: coordinator }))
	const seen = done(await getMeasure.ask({ measureId }, { actor: VISITOR }))
	expect(seen.state).toBe('breached')
	expect(seen.conditions[0]?.findings.map(({ state }) => state)).toEqual(['reported', 'not_met', 'not_met'])
	expect(seen.steps.at(-1)).toMatchObject({ to: 'breached', conditionId, evidence: SHOWN.evidence })
	expect(seen.due).toMatchObject({ cause: 'breach', rung: 2 })
	done(await verifyCondition.execute({ conditionId, state: 'met', ...SHOWN }, { actor: steward }))
	done(await liftMeasure.execute(lift, { actor: coordinator }))
})

test('those whom it concerns are told of a review once before it, and once when it begins', async () => {
	const people = await demonstrationPeople()
	for (const who of [WHO.coordinator, WHO.manager, WHO.reporter]) {
		await prisma.person.update({ where: { id: personId(people, who) }, data: { email: `who${who}@example.org` } })
	}
	const { measureId } = await caseAt(people, 'enforcing')
	const now = Date.now() as Instant
	await prisma.measure.update({ where: { id: measureId }, data: { reviewAt: toDate(plus(now, days(10))) } })
	const told = async () => {
		const mails = await prisma.outboxMessage.findMany({ where: { topic: 'mail' }, orderBy: { id: 'asc' } })
		return mails
			.map(({ payload, idempotencyKey }) => [(payload as { to: string }).to, idempotencyKey.split('-')[0]].join(' '))
			.sort()
	}
	const receivers = [`who${WHO.coordinator}@example.org`, `who${WHO.manager}@example.org`]
	expect((await advanceDueCases()).did).toContain('1 reminder of a review sent')
	expect((await advanceDueCases()).did).toEqual([])
	expect(await told()).toEqual(receivers.map((to) => `${to} review_near`).sort())
	expect(await tasks(people, WHO.coordinator)).toContain('Prepare the review of the measure')
	await prisma.measure.update({ where: { id: measureId }, data: { reviewAt: toDate(now) } })
	expect((await advanceDueCases()).did).toContain('1 review of a measure started')
	expect((await told()).filter((one) => one.endsWith('review_due'))).toHaveLength(2)
	expect(done(await getMeasure.ask({ measureId }, { actor: people.actor(WHO.coordinator) })).state).toBe('under_review')
})

test('the list of measures begins with the nearest date, page by page, and tells nothing of unpublished cases', async () => {
	const people = await demonstrationPeople()
	const hidden = await caseAt(people, 'enforcing')
	const open = await threeWarnings(people)
	const seen: string[] = []
	let cursor: string | null | undefined
	do {
		const page = done(await listMeasures.ask({ limit: 2, ...(cursor && { cursor }) }, { actor: VISITOR }))
		seen.push(...page.data.map(({ id }) => id))
		cursor = page.nextCursor
	} while (cursor)
	expect(seen).toEqual(expect.arrayContaining(open.map(({ measureId }) => measureId)))
	expect(seen).not.toContain(hidden.measureId)
	expect(new Set(seen).size).toBe(seen.length)
	expect(reason(await getMeasure.ask({ measureId: hidden.measureId }, { actor: VISITOR }))).toBe('not_found')
	expect(done(await listMeasures.ask({ which: 'ended', operator: OPERATOR }, { actor: VISITOR })).data).toEqual([])
})

test('what is stated with an outcome as conditions hangs on its measure, one by one', async () => {
	const people = await demonstrationPeople()
	const { incidentId } = await caseAt(people, 'tallied', { isPublished: true })
	const conditions = ['Each key lives in one signer', 'A drill each quarter']
	const outcome = { incidentId, statement: 'A warning.', departure: 'It is stated as the stewards voted.', conditions }
	const { measureId } = done(await stateOutcome.execute(outcome, { actor: people.actor(WHO.coordinator) }))
	const seen = done(await getMeasure.ask({ measureId: measureId ?? '' }, { actor: VISITOR }))
	expect(seen.conditions.map(({ text, state }) => [text, state])).toEqual(conditions.map((text) => [text, 'open']))
})
