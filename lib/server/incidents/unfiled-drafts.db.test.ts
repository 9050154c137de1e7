import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { readingOf } from '@/lib/server/log/readable-leaves'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import { addAttachment } from './commands/add-attachment'
import { dismissIncident } from './commands/dismiss-incident'
import { getAttachment } from './queries/get-attachment'
import { getCaseWork } from './queries/get-case-work'
import { getIncident } from './queries/get-incident'
import { listDuplicateCandidates } from './queries/list-duplicate-candidates'
import { listIncidents } from './queries/list-incidents'
import { listRevisions } from './queries/list-revisions'

vi.setConfig({ testTimeout: 60_000 })

const CONTENT = new TextEncoder().encode('Attester slashing for 11 validators')
const SHA256 = createHash('sha256').update(CONTENT).digest('hex')

type Answer = { readonly ok: boolean; readonly problem?: { readonly code: string } }

/** What each question about this draft answers. */
async function answersAbout(incidentId: string, actor: Actor): Promise<Record<string, string>> {
	const by = { actor }
	const ref = incidentId
	const asked: Record<string, Promise<Answer>> = {
		case: getIncident.ask({ ref }, by),
		work: getCaseWork.ask({ ref }, by),
		revisions: listRevisions.ask({ ref }, by),
		assessment: getAssessment.ask({ incidentId }, by),
		precedents: listPrecedents.ask({ ref }, by),
		file: getAttachment.ask({ incidentId, sha256: SHA256 }, by),
		duplicates: listDuplicateCandidates.ask({ ref }, by),
	}
	const answers: Record<string, string> = {}
	for (const [what, promise] of Object.entries(asked)) {
		const answer = await promise
		answers[what] = answer.ok ? 'ok' : (answer.problem?.code ?? '')
	}
	return answers
}

async function draftBegunBy(who: number) {
	const people = await demonstrationPeople()
	const { incidentId } = await caseAt(people, 'draft', { reporter: who })
	const file = { incidentId, name: 'signer.log', content: CONTENT }
	done(await addAttachment.execute(file, { actor: people.actor(who) }))
	return { people, incidentId, coordinator: people.actor(WHO.coordinator) }
}

test('to a coordinator a draft of the operator does not exist, whatever they ask', async () => {
	const { people, incidentId, coordinator } = await draftBegunBy(WHO.reporter)
	const answers = await answersAbout(incidentId, coordinator)
	expect(new Set(Object.values(answers))).toEqual(new Set(['not_found']))
	expect((await answersAbout(incidentId, people.actor(WHO.manager))).case).toBe('ok')
	const leaf = { kind: 'incident.drafted', subject: `incident:${incidentId}`, entry: '{}' }
	expect((await readingOf(testPrisma(), coordinator, [leaf]))(leaf)).toBe(false)
	expect((await readingOf(testPrisma(), people.actor(WHO.manager), [leaf]))(leaf)).toBe(true)
})

test('a draft of the operator is in no list, no count and no choice of a coordinator', async () => {
	const { people, incidentId, coordinator } = await draftBegunBy(WHO.reporter)
	const filed = await caseAt(people, 'filed')
	const list = done(await listIncidents.ask({ q: 'slashing', facets: 'true' }, { actor: coordinator }))
	expect([list.data, list.facets?.state]).toEqual([[], []])
	expect(done(await listDuplicateCandidates.ask({ ref: filed.incidentId }, { actor: coordinator }))).toEqual([])
	const asDuplicateOf = (duplicateOfId: string) =>
		dismissIncident.execute(
			{ incidentId: filed.incidentId, reason: 'duplicate', duplicateOfId },
			{ actor: coordinator },
		)
	const ofDraft = await asDuplicateOf(incidentId)
	expect(ofDraft).toEqual(await asDuplicateOf('00000000-0000-4000-8000-000000000000'))
	expect(ofDraft.ok).toBe(false)
})

test('what a coordinator began, coordinators and the members of the operator read', async () => {
	const { people, incidentId, coordinator } = await draftBegunBy(WHO.coordinator)
	for (const actor of [coordinator, people.actor(WHO.manager), people.actor(WHO.reporter)])
		expect((await answersAbout(incidentId, actor)).case).toBe('ok')
	expect((await answersAbout(incidentId, people.actor(WHO.peer))).case).toBe('not_found')
	const { awaited } = done(await getIncident.ask({ ref: incidentId }, { actor: coordinator }))
	expect(awaited.map(({ who, note }) => [who, note])).toEqual([
		['Coordinators', 'Only coordinators and the members of the operator see this draft.'],
	])
})
