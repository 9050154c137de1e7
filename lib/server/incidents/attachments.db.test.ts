import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { addAttachment } from './commands/add-attachment'
import { createDraft } from './commands/create-draft'
import { fileIncident } from './commands/file-incident'
import { publishIncident } from './commands/publish-incident'
import { removeAttachment } from './commands/remove-attachment'
import { getAttachment } from './queries/get-attachment'
import { getIncident } from './queries/get-incident'

const prisma = testPrisma()
const [COORDINATOR, STEWARD, MANAGER] = [1, 2, 9]
const LOG = new TextEncoder().encode('Apr 13 14:05:23 attester slashing for 11 validators\n')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let people: DemonstrationPeople
let manager: Actor
let incidentId: string
beforeEach(async () => {
	people = await demonstrationPeople()
	manager = people.actor(MANAGER)
	const report = { title: 'Keys live twice', whatHappened: 'Both attested.' }
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	const created = await createDraft.execute({ operatorId, report }, { actor: manager })
	incidentId = created.ok ? created.value.id : ''
})

const add = (actor: Actor, content: Uint8Array = LOG, visibility: Visibility = 'public') =>
	addAttachment.execute({ incidentId, name: 'signer.log', content, visibility }, { actor })
const codeOf = (answer: { ok: true } | { ok: false; problem: { code: string; reason?: string } }) =>
	answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
const read = async (actor: Actor, sha256: string) => {
	const answer = await getAttachment.ask({ incidentId, sha256 }, { actor })
	return answer.ok ? new TextDecoder().decode(answer.value.bytes) : answer.problem.code
}

describe('a file attached to a report', () => {
	test('is kept under the hash of its bytes, is in the log as a salted hash of it, and comes back whole', async () => {
		expect(codeOf(await add(manager))).toBe('ok')
		expect(await read(manager, hashOf(LOG))).toBe(new TextDecoder().decode(LOG))
		const leaves = await prisma.logLeaf.findMany({ where: { subject: `incident:${incidentId}` } })
		const [leaf] = leaves.filter(({ kind }) => kind === 'incident.attachment_added')
		const salted = hashOf(new TextEncoder().encode(`${leaf?.noteSalt}:${hashOf(LOG)}`))
		expect(JSON.parse(leaf?.entry ?? '{}').noteHash).toBe(salted)
		expect(JSON.stringify(leaves.map((one) => one.entry))).not.toContain(hashOf(LOG))
		expect(JSON.stringify(leaves.map((leaf) => leaf.entry))).not.toContain('signer.log')
	})

	test('can be taken off, and attached again', async () => {
		await add(manager)
		expect(codeOf(await add(manager))).toBe('already_attached')
		const removal = { incidentId, sha256: hashOf(LOG) }
		expect(codeOf(await removeAttachment.execute(removal, { actor: manager }))).toBe('ok')
		expect(await read(manager, hashOf(LOG))).toBe('not_found')
		expect(codeOf(await removeAttachment.execute(removal, { actor: manager }))).toBe('not_attached')
		expect(codeOf(await add(manager))).toBe('ok')
	})

	test('twice at the same moment is attached once', async () => {
		const answers = (await Promise.all([add(manager), add(manager)])).map(codeOf).sort()
		expect(answers).toEqual(['already_attached', 'ok'])
	})

	test('is refused by its bytes, whatever it is called, and nothing is written', async () => {
		const page = new TextEncoder().encode('<html><script>alert(1)</script></html>')
		expect(codeOf(await add(manager, page))).toBe('unknown_file_type')
		expect(codeOf(await add(manager, new Uint8Array(10 * 1024 * 1024 + 1).fill(97)))).toBe('too_large')
		expect(codeOf(await add(manager, new Uint8Array()))).toBe('empty_file')
		expect(await prisma.attachment.count()).toBe(0)
	})

	test('is for the people who may write the report', async () => {
		expect(codeOf(await add(people.actor(STEWARD)))).toBe('not_found')
		expect(codeOf(await add(VISITOR))).toBe('not_found')
		await fileIncident.execute({ incidentId }, { actor: manager })
		expect(codeOf(await add(people.actor(STEWARD)))).toBe('forbidden')
		expect(await prisma.attachment.count()).toBe(0)
	})

	test('is read by those whom its visibility allows, and its name is told to nobody else', async () => {
		const texts = { public: 'for all', dao: 'for the DAO', operator: 'for us' } as const
		const hashes: Record<string, string> = {}
		for (const [visibility, text] of Object.entries(texts)) {
			const bytes = new TextEncoder().encode(text)
			hashes[visibility] = hashOf(bytes)
			expect(codeOf(await add(manager, bytes, visibility as Visibility))).toBe('ok')
		}
		await fileIncident.execute({ incidentId }, { actor: manager })
		expect(await read(VISITOR, hashes.public ?? '')).toBe('not_found')
		await publishIncident.execute({ incidentId }, { actor: people.actor(COORDINATOR) })
		const seen = async (actor: Actor) => {
			const bytes = await Promise.all(Object.keys(texts).map((visibility) => read(actor, hashes[visibility] ?? '')))
			const view = await getIncident.ask({ ref: incidentId }, { actor })
			return [...bytes, view.ok ? view.value.attachments.length : 0]
		}
		expect(await seen(VISITOR)).toEqual(['for all', 'not_found', 'not_found', 1])
		expect(await seen(people.actor(STEWARD))).toEqual(['for all', 'for the DAO', 'not_found', 2])
		expect(await seen(manager)).toEqual(['for all', 'for the DAO', 'for us', 3])
	})
})
