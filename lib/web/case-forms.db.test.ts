import { expect, test, vi } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { verifyRemediation } from '@/lib/server/incidents/commands/verify-remediation'
import { getCaseWork } from '@/lib/server/incidents/queries/get-case-work'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { listDuplicateCandidates } from '@/lib/server/incidents/queries/list-duplicate-candidates'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { readAppeal, readDuplicate, readFinding, readImpact, utcDay, utcMinute } from '@/lib/web/case-forms'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'

const asking = vi.hoisted(() => ({ actor: null as unknown }))
vi.mock('@/lib/web/request-context', () => ({ actorOfRequest: async () => asking.actor }))

const prisma = testPrisma()

function form(fields: Readonly<Record<string, string>>): FormData {
	const filled = new FormData()
	for (const [name, value] of Object.entries(fields)) filled.set(name, value)
	return filled
}

async function twoCases(people: DemonstrationPeople): Promise<{ one: string; other: string; coordinator: Actor }> {
	const one = await caseAt(people, 'filed')
	const other = await caseAt(people, 'filed')
	return { one: one.incidentId, other: other.incidentId, coordinator: people.actor(WHO.coordinator) }
}

test('the other case of a duplicate is picked, or named by the address of either of its pages', async () => {
	const people = await seedPeople()
	const { one, other, coordinator } = await twoCases(people)
	asking.actor = coordinator
	const { slug } = await prisma.incident.findUniqueOrThrow({ where: { id: other } })
	const idOf = async (fields: Record<string, string>) => (await readDuplicate(form(fields))).duplicateOfId
	expect(await idOf({ picked: other })).toBe(other)
	expect(await idOf({ picked: '', duplicateOfId: `https://guardrail.example/incidents/${slug}#timeline` })).toBe(other)
	expect(await idOf({ duplicateOfId: `http://127.0.0.1:3000/desk/cases/${other}/` })).toBe(other)
	expect(await idOf({ duplicateOfId: 'no such thing' })).toBe('no such thing')
	const input = await readDuplicate(form({ incidentId: one, picked: other }))
	done(await dismissIncident.execute(input as never, { actor: coordinator }))
	expect(await prisma.incident.count({ where: { id: one, state: 'dismissed', duplicateOfId: other } })).toBe(1)
})

test('only whoever may dismiss a case is offered others, and never itself or a draft', async () => {
	const people = await seedPeople()
	const { one, other, coordinator } = await twoCases(people)
	await caseAt(people, 'draft')
	const offered = done(await listDuplicateCandidates.ask({ ref: one }, { actor: coordinator }))
	expect(offered.map(({ id }) => id)).toEqual([other])
	for (const actor of [VISITOR, people.actor(WHO.steward), people.actor(WHO.manager)]) {
		expect((await listDuplicateCandidates.ask({ ref: one }, { actor })).ok).toBe(false)
	}
})

test('a case tells each reader what it waits for, and tells a stranger nothing', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'filed')
	const workOf = async (who: number) => done(await getCaseWork.ask({ ref: incidentId }, { actor: people.actor(who) }))
	expect((await workOf(WHO.coordinator)).mine.map(({ task }) => task)).toEqual([
		'Triage or dismiss',
		'Publish the case',
	])
	const { mine, others } = await workOf(WHO.steward)
	expect([mine.length, others.map(({ who }) => who)]).toEqual([0, ['Coordinators', 'Coordinators']])
	expect((await getCaseWork.ask({ ref: incidentId }, { actor: VISITOR })).ok).toBe(false)
})

test('a figure typed in ETH is kept in gwei, and one that cannot be read is refused at its field', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'filed')
	const actor = people.actor(WHO.manager)
	const typed = { incidentId, reason: 'Our own count', 'figure.kind': 'actual', 'figure.lossGwei': '13,45978634' }
	done(await recordImpact.execute(readImpact(form(typed)) as never, { actor }))
	const { report } = done(await getIncident.ask({ ref: incidentId }, { actor }))
	expect(report.impact.at(-1)).toMatchObject({ lossGwei: '13459786340', lowGwei: null, asOf: null })
	for (const wrong of ['a lot', '', '-1', '1.2345678901']) {
		const answer = await recordImpact.execute(readImpact(form({ ...typed, 'figure.lossGwei': wrong })) as never, {
			actor,
		})
		expect(answer.ok ? [] : answer.problem.issues?.map(({ path }) => path)).toEqual(['figure.lossGwei'])
	}
})

test('a finding on remediation needs a choice, and is kept with its reason', async () => {
	const people = await seedPeople()
	const { incidentId } = await caseAt(people, 'filed')
	const actor = people.actor(WHO.steward)
	const { report } = done(await getIncident.ask({ ref: incidentId }, { actor }))
	const typed = { incidentId, itemId: report.remediation[0]?.id ?? '', why: 'Seen in the change log.' }
	const open = await verifyRemediation.execute(readFinding(form(typed)) as never, { actor })
	expect(open.ok ? [] : open.problem.issues?.map(({ path }) => path)).toEqual(['isSatisfied'])
	done(await verifyRemediation.execute(readFinding(form({ ...typed, isSatisfied: 'false' })) as never, { actor }))
	expect(await prisma.remediationCheck.count({ where: { incidentId, isSatisfied: false } })).toBe(1)
})

test('days, minutes and evidence are read as they are typed', () => {
	expect(utcDay(form({ day: '2026-05-14' }), 'day')).toBe('2026-05-14T00:00:00Z')
	expect(utcMinute(form({ at: '2026-05-14T10:00' }), 'at')).toBe('2026-05-14T10:00:00Z')
	expect(utcMinute(form({ at: '' }), 'at')).toBeUndefined()
	expect(readAppeal(form({ newEvidence: ' a\n\nb  c ' })).newEvidence).toEqual(['a', 'b', 'c'])
})
