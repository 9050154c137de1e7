import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { hours, plus } from '@/lib/domain/kernel/instant'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, GRADES, NEW_EVIDENCE, type TestCase, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { stateOutcome } from './commands/state-outcome'
import { listConsistency } from './queries/list-consistency'

vi.setConfig({ testTimeout: 120_000 })
const prisma = testPrisma()

/** Published cases of other operators that were graded like the next one, and led to this rung. */
async function precedents(people: DemonstrationPeople, rung: number, cases = 3): Promise<void> {
	for (let count = 0; count < cases; count += 1) await caseAt(people, 'decided', { isPublished: true, rung: 1 })
	await prisma.decidedCase.updateMany({ data: { rung } })
}

async function stating({ incidentId }: TestCase, people: DemonstrationPeople, departure: string) {
	const outcome = { incidentId, statement: 'A warning.', departure }
	return stateOutcome.execute(outcome, { actor: people.actor(WHO.coordinator) })
}

test('a decision far off comparable cases needs a sentence, which is kept and published', async () => {
	const people = await demonstrationPeople()
	await precedents(people, 5)
	const found = await caseAt(people, 'tallied', { isPublished: true })
	const seen = done(await listPrecedents.ask({ ref: found.incidentId }, { actor: VISITOR }))
	expect(seen.expectation).toEqual({ median: 5, hundredths: 500, cases: 3, alike: { median: 5, cases: 3 } })
	expect(seen.leaves).toContain('what was decided in comparable cases')
	const refused = await stating(found, people, ' ')
	expect(refused.ok ? '' : [refused.problem.reason, refused.problem.sentence]).toEqual([
		'departure_unexplained',
		expect.stringContaining('what was decided in comparable cases'),
	])
	done(await stating(found, people, 'The earlier cases were of another module.'))
	const [newest] = done(await listConsistency.ask({}, { actor: VISITOR })).data
	expect(newest).toMatchObject({
		rung: 1,
		expected: 5,
		comparable: 3,
		leavesPrecedent: true,
		departure: 'The earlier cases were of another module.',
	})
	expect(done(await getIncident.ask({ ref: found.incidentId }, { actor: VISITOR })).departure).toMatchObject({
		leaves: expect.stringContaining('comparable cases'),
		why: 'The earlier cases were of another module.',
	})
})

test('one case that was graded alike is enough to ask why, and one that differs in a grade is not', async () => {
	const people = await demonstrationPeople()
	await precedents(people, 5, 1)
	const found = await caseAt(people, 'tallied', { isPublished: true })
	const leaves = async () => done(await listPrecedents.ask({ ref: found.incidentId }, { actor: VISITOR })).leaves
	expect(await leaves()).toContain('what was decided in comparable cases')
	const refused = await stating(found, people, '')
	expect(refused.ok ? '' : refused.problem.sentence).toContain('what was decided in comparable cases')
	const { vector } = await prisma.decidedCase.findFirstOrThrow()
	const other = vector?.replace(/INT:\w/, (grade) => (grade === 'INT:D' ? 'INT:N' : 'INT:D')) ?? null
	await prisma.decidedCase.updateMany({ data: { vector: other } })
	expect((await leaves()) ?? '').not.toContain('comparable cases')
})

test('comparable cases that led to the same ask for nothing, and unpublished ones are not compared with', async () => {
	const people = await demonstrationPeople()
	await precedents(people, 5)
	await prisma.incident.updateMany({ data: { publishedAt: null } })
	const found = await caseAt(people, 'tallied', { isPublished: true })
	const seen = done(await listPrecedents.ask({ ref: found.incidentId }, { actor: VISITOR }))
	expect([seen.expectation, seen.data]).toEqual([null, []])
	done(await stating(found, people, 'It is stated as the stewards voted.'))
	const shown = done(await listConsistency.ask({}, { actor: VISITOR })).data
	expect(shown.map(({ expected, leavesPrecedent }) => [expected, leavesPrecedent])).toEqual([[null, false]])
})

test('decisions are listed by class, page by page, the newest first', async () => {
	const people = await demonstrationPeople()
	await precedents(people, 1)
	const first = done(await listConsistency.ask({ limit: 2 }, { actor: VISITOR }))
	const cursor = first.nextCursor ?? ''
	const rest = done(await listConsistency.ask({ limit: 2, cursor }, { actor: VISITOR }))
	expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null])
	const slugs = [...first.data, ...rest.data].map(({ slug }) => slug)
	expect(new Set(slugs).size).toBe(3)
	expect(done(await listConsistency.ask({ class: 'near_miss' }, { actor: VISITOR })).data).toEqual([])
	expect(done(await listConsistency.ask({ class: 'slashing' }, { actor: VISITOR })).data).toHaveLength(3)
})

test('a case that is reopened by an appeal waits for one rating more than before, or for its time to run out twice', async () => {
	const people = await demonstrationPeople()
	const { incidentId, revisionHash } = await caseAt(people, 'decided', { isPublished: true })
	const coordinator = people.actor(WHO.coordinator)
	const appeal = { incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
	done(await appealDecision.execute(appeal, { actor: people.actor(WHO.manager) }))
	done(await ruleOnAppeal.execute({ incidentId, ruling: 'accepted', note: 'It is new.' }, { actor: coordinator }))
	expect(await prisma.measure.findMany({ where: { incidentId }, select: { state: true } })).toEqual([
		{ state: 'lifted' },
	])
	const panel = () => prisma.panel.findFirstOrThrow({ where: { incidentId, treatment: 2, kind: 'stewards' } })
	expect(await panel()).toMatchObject({ leastRatings: 2, sizeNote: '', isExtended: false })

	const close = { incidentId, panel: 'stewards' } as const
	const rate = (who: number) =>
		submitRating.execute({ incidentId, panel: 'stewards', revisionHash, grades: GRADES }, { actor: people.actor(who) })
	done(await rate(WHO.steward))
	const early = await closePanelRound.execute(close, { actor: coordinator })
	expect(early.ok ? '' : early.problem.reason).toBe('panel_too_small')
	const end = (await panel()).closesAt.getTime() as Parameters<typeof plus>[0]
	expect(done(await closePanelRound.execute(close, { actor: coordinator, at: end })).state).toBe('open')
	expect((await panel()).closesAt.getTime()).toBeGreaterThan(plus(end, hours(90)))
	done(await rate(WHO.otherSteward))
	expect(done(await closePanelRound.execute(close, { actor: coordinator })).state).toBe('closed')
})

test('where nobody is left for a larger panel, the case says so', async () => {
	const people = await demonstrationPeople()
	const { incidentId } = await caseAt(people, 'decided', { isPublished: true })
	const peers = { memberships: { some: { operator: { slug: { not: 'alder-validation' } } } } }
	const [left] = await prisma.person.findMany({ where: peers, select: { id: true } })
	const membership = { personId: { not: left?.id ?? '' }, operator: { slug: { not: 'alder-validation' } } }
	await prisma.membership.updateMany({ where: membership, data: { endedAt: new Date() } })
	const appeal = { incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
	done(await appealDecision.execute(appeal, { actor: people.actor(WHO.manager) }))
	const ruling = { incidentId, ruling: 'accepted', note: 'It is new.' } as const
	done(await ruleOnAppeal.execute(ruling, { actor: people.actor(WHO.coordinator) }))
	const panel = await prisma.panel.findFirstOrThrow({ where: { incidentId, treatment: 2, kind: 'peers' } })
	expect(panel.leastRatings).toBe(1)
	expect(panel.sizeNote).toContain('1 rated before the appeal and 1 may rate now')
	const { steps } = done(await getIncident.ask({ ref: incidentId }, { actor: VISITOR }))
	expect(steps.find(({ event }) => event === 'incident.reopened')?.note).toContain('all of them are asked')
})
