import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { RULED_BY_WHO_RAN } from '@/lib/domain/incidents/appeal-ruling'
import { caseAt, done, NEW_EVIDENCE, personId, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { appealDecision } from './commands/appeal-decision'
import { ruleOnAppeal } from './commands/rule-on-appeal'
import { getCaseWork } from './queries/get-case-work'
import { getIncident } from './queries/get-incident'
import { listMyWork } from './queries/list-my-work'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()

/** The administrator coordinates too from now on. */
async function addCoordinator(people: DemonstrationPeople) {
	const id = personId(people, WHO.administrator)
	await prisma.roleGrant.create({
		data: { id: randomUUID(), personId: id, role: 'coordinator', grantedAt: new Date() },
	})
	const actor = people.actor(WHO.administrator)
	if (actor.kind !== 'person') throw new Error('The administrator is a person')
	return { ...actor, roles: ['coordinator'] } as const
}

async function appealedCase() {
	const people = await demonstrationPeople()
	const { incidentId } = await caseAt(people, 'decided', { isPublished: true })
	const appeal = { incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
	done(await appealDecision.execute(appeal, { actor: people.actor(WHO.manager) }))
	return { people, incidentId, ran: people.actor(WHO.coordinator) }
}

const ruling = (incidentId: string) => ({ incidentId, ruling: 'rejected', note: 'It was known.' }) as const

test('whoever ran the case is refused while another coordinator can rule, and told why on the desk', async () => {
	const { people, incidentId, ran } = await appealedCase()
	const other = await addCoordinator(people)
	const refused = await ruleOnAppeal.execute(ruling(incidentId), { actor: ran })
	const sentence =
		'You ran this case: you triaged it, you opened its vote, you counted its vote, you stated its outcome. Another coordinator rules on its appeal.'
	expect(refused).toMatchObject({ ok: false, problem: { reason: 'ran_the_case', sentence } })
	const { may } = done(await getIncident.ask({ ref: incidentId }, { actor: ran }))
	expect(may['incident.rule_on_appeal']).toEqual({ allowed: false, because: sentence })
	const desk = done(await listMyWork.ask({}, { actor: ran }))
	const work = done(await getCaseWork.ask({ ref: incidentId }, { actor: ran }))
	for (const { others } of [desk, work])
		expect(others.find(({ task }) => task === 'Rule on the appeal')?.because).toBe(sentence)
	const { data } = done(await listMyWork.ask({}, { actor: other }))
	expect(data.map(({ task }) => task)).toContain('Rule on the appeal')
	done(await ruleOnAppeal.execute(ruling(incidentId), { actor: other }))
	const { appeals, steps } = done(await getIncident.ask({ ref: incidentId }, { actor: other }))
	expect(appeals[0]?.rulingNote).toBe('It was known.')
	expect(steps.at(-1)).toMatchObject({ event: 'incident.appeal_rejected', note: 'It was known.' })
})

test('where nobody else can, whoever ran the case rules, and the public record says so', async () => {
	const { people, incidentId, ran } = await appealedCase()
	await addCoordinator(people)
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	const who = { personId: personId(people, WHO.administrator), operatorId }
	await prisma.membership.create({ data: { ...who, id: randomUUID(), role: 'reporter', joinedAt: new Date() } })
	const { data } = done(await listMyWork.ask({}, { actor: ran }))
	expect(data.find(({ task }) => task === 'Rule on the appeal')?.because).toContain('no other coordinator can rule')
	done(await ruleOnAppeal.execute({ ...ruling(incidentId), ruling: 'accepted' }, { actor: ran }))
	const { appeals, steps } = done(await getIncident.ask({ ref: incidentId }, { actor: { kind: 'visitor' } }))
	expect(appeals[0]?.rulingNote).toBe(`It was known.\n\n${RULED_BY_WHO_RAN}`)
	expect(steps.find(({ event }) => event === 'incident.reopened')?.note).toContain(RULED_BY_WHO_RAN)
})
