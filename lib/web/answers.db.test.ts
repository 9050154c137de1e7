import { beforeEach, describe, expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { createApiToken } from '@/lib/server/access/commands/create-api-token'
import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { sequenceLog } from '@/lib/server/log/sequence-log'
import { callRoute } from '@/lib/testing/api-caller'
import { caseAt, done, GRADES, impactFigure, WHO } from '@/lib/testing/cases'
import { mismatches } from '@/lib/testing/json-shape'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { openApiDocument } from './openapi'
import { OPERATIONS } from './operations'

vi.mock('@/lib/web/request-context', async () => {
	const { caller } = await import('@/lib/testing/api-caller')
	return { actorOfRequest: async () => caller.actor, bearsUnknownToken: async () => false }
})
const prisma = testPrisma()
vi.setConfig({ testTimeout: 120_000 })

const document = JSON.parse(JSON.stringify(openApiDocument()))
const OPERATOR = 'alder-validation'
const FILE = new TextEncoder().encode('Attester slashing for 11 validators')

/** Where an answer, or a no, differs from what is published about the operation. */
async function untrue(operation: string, response: Response): Promise<readonly string[]> {
	const [method = '', path = ''] = operation.split(' ')
	const { responses } = document.paths[path][method]
	const { $ref, content } = responses[response.status] ?? {}
	if (!response.ok && $ref) return []
	if (!response.ok || !content) return [`${operation} answered ${response.status}: ${await response.text()}`]
	const type = response.headers.get('content-type')?.split(';')[0] ?? ''
	const media = content[type] ?? content['*/*']
	if (!media) return [`${operation} answered with ${type}`]
	const answer = type.endsWith('json') ? await response.json() : await response.text()
	return mismatches(answer, media.schema, document.components.schemas, operation)
}

let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})

type Names = Readonly<Record<string, string>>

/** Cases that have come to different points, with all that answers about them can hold, and what paths name. */
async function cases(): Promise<readonly Names[]> {
	const by = { actor: people.actor(WHO.manager) }
	const filed = await caseAt(people, 'filed')
	const rated = await caseAt(people, 'rated')
	const voted = await caseAt(people, 'voted', { isPublished: true, voters: [WHO.steward, WHO.otherSteward] })
	const enforcing = await caseAt(people, 'enforcing', { isPublished: true })
	const file = { incidentId: filed.incidentId, name: 'signer.log', content: FILE }
	const { sha256 } = done(await addAttachment.execute(file, by))
	done(await recordImpact.execute({ ...filed, figure: impactFigure(), reason: 'The balances are in.' }, by))
	const remark = { incidentId: voted.incidentId, body: 'The two figures differ.' }
	done(await commentOnIncident.execute(remark, by))
	const invitation = { ref: OPERATOR, role: 'reporter', note: 'The night shift' } as const
	const { link } = done(await createInvitation.execute(invitation, by))
	const secret = link.split('/').at(-1) ?? ''
	done(await createApiToken.execute({ name: 'A bot', scopes: ['read'] }, by))
	await sequenceLog()
	const leaf = await prisma.logLeaf.findFirstOrThrow({ where: { kind: 'vote.ballot_cast' } })
	const { address } = await prisma.rollEntry.findFirstOrThrow({ where: { voteId: voted.voteId } })
	const shared = { address, ref: OPERATOR, version: POLICY_1_0.version, secret, sha256, leafHash: leaf.leafHash }
	return [filed, rated, voted, enforcing].map(({ at: _, ...ids }) => ({ ...shared, ...ids }))
}

const SEARCHES: Readonly<Record<string, string>> = {
	'get /incidents': '?facets=true',
	'get /policy/compare': '?from=1.0&to=1.0',
	'get /me/delegation-template': `?delegate=0x${'ab'.repeat(20)}`,
	'get /tools/calldata': '?data=0x75a080d50000000000000000000000000000000000000000000000000000000000000020',
	'get /log/inclusion': '?index=1&size=3',
	'get /log/consistency': '?first=2&second=3',
	'get /votes/{voteId}/ballot-template': '?rung=1&reason=Enough',
}

describe('what is published about an answer is true of it', () => {
	test('for all that can be read, whoever reads it, of cases at different points', async () => {
		const given = await cases()
		const { panels } = done(await getAssessment.ask({ incidentId: given[3]?.incidentId ?? '' }, { actor: VISITOR }))
		const vector = panels.find((panel) => panel.vector !== null)?.vector ?? ''
		const searches: Readonly<Record<string, string>> = {
			...SEARCHES,
			'get /tools/assessment-vector': `?vector=${encodeURIComponent(vector)}`,
		}
		const readers = [VISITOR, ...[WHO.manager, WHO.steward, WHO.coordinator].map((who) => people.actor(who))]
		const reads = OPERATIONS.filter(({ method }) => method === 'get').map(({ path }) => `get ${path}`)
		const answered = new Set<string>()
		for (const operation of reads) {
			for (const reader of readers) {
				for (const names of given) {
					if ([...operation.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !names[name])) continue
					const response = await callRoute(operation, reader, names, { search: searches[operation] })
					expect(await untrue(operation, response)).toEqual([])
					if (response.ok) answered.add(operation)
				}
			}
		}
		expect(reads.filter((operation) => !answered.has(operation))).toEqual([])
	})

	test('for what changes something', async () => {
		const [filed, rated, voted, enforcing] = await cases()
		const report = { title: 'Keys live twice', whatHappened: 'Both attested.' }
		const form = new FormData()
		form.set('file', new File([FILE], 'more.log', { type: 'text/plain' }))
		const ballot = await signBallot(people, WHO.lastSteward, { voteId: voted?.voteId ?? '', rung: 1, reason: 'Again.' })
		const grading = { panel: 'stewards', revisionHash: rated?.revisionHash, grades: GRADES }
		const writes: readonly (readonly [string, number, Names | undefined, object?])[] = [
			['post /incidents', WHO.reporter, filed, { operatorId: filed?.operatorId, report }],
			['post /incidents/{incidentId}/attachments', WHO.reporter, enforcing, form],
			['delete /incidents/{incidentId}/attachments/{sha256}', WHO.reporter, filed],
			['post /incidents/{incidentId}/triage', WHO.coordinator, filed],
			['post /incidents/{incidentId}/ratings', WHO.otherSteward, rated, grading],
			['post /incidents/{incidentId}/recusals', WHO.lastSteward, rated, { panel: 'stewards', conflict: 'invested_in' }],
			['post /incidents/{incidentId}/reply', WHO.manager, rated, { body: 'The report says all.' }],
			['post /incidents/{incidentId}/comments', WHO.peer, voted, { body: 'Seen from Birch as well.' }],
			['post /votes/{voteId}/ballots', WHO.lastSteward, voted, ballot],
			[
				'post /measures/{measureId}/breach',
				WHO.coordinator,
				enforcing,
				{ note: 'The keys came back.', evidence: 'Block 24,000,000' },
			],
			['post /operators/{ref}/invitations', WHO.manager, filed, { role: 'manager', note: 'Deputy' }],
			['post /invitations/{secret}/accept', WHO.peer, filed],
			['post /me/tokens', WHO.steward, filed, { name: 'A bot', scopes: ['read'] }],
			['post /demo/clock', WHO.coordinator, filed, { hours: 1 }],
		]
		for (const [operation, who, names = {}, body] of writes) {
			const no = await callRoute(operation, VISITOR, names, { body })
			expect([no.ok, ...(await untrue(operation, no))]).toEqual([false])
			const response = await callRoute(operation, people.actor(who), names, { body })
			expect(response.ok ? [] : await response.json()).toEqual([])
			expect(await untrue(operation, response)).toEqual([])
		}
	})
})
