import { createHash, createPublicKey, verify } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { fromHex } from '@/lib/domain/log/hex'
import { rootOf, verifyConsistency, verifyInclusion } from '@/lib/domain/log/merkle'
import type { Receipt } from '@/lib/domain/log/receipt'
import { callRoute } from '@/lib/testing/api-caller'
import { caseAt, type TestCase, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { sha256Bytes } from './sha256'

vi.mock('@/lib/web/request-context', async () => {
	const { caller } = await import('@/lib/testing/api-caller')
	return { actorOfRequest: async () => caller.actor, bearsUnknownToken: async () => false }
})
vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()
let people: DemonstrationPeople
let hidden: TestCase
let open: TestCase
beforeEach(async () => {
	people = await seedPeople()
	hidden = await caseAt(people, 'voted')
	open = await caseAt(people, 'voted', { isPublished: true })
})

const get = (path: string, search = '', actor: Actor = VISITOR, names: Record<string, string> = {}) =>
	callRoute(`get /log/${path}`, actor, names, { search })
const json = async (path: string, search = '') => (await get(path, search)).json()

/** Checks an Ed25519 signature with nothing of ours. */
function isSigned(publicKey: string, signature: string, text: string): boolean {
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') }
	const key = createPublicKey({ key: jwk, format: 'jwk' })
	return verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'))
}

describe('a stranger who mirrors the log', () => {
	test('finds the root of the checkpoint in the leaves, and the signature in the key', async () => {
		const checkpoint = await json('checkpoint')
		const leaves: string[] = []
		for (let start: number | null = 0; start !== null; ) {
			const page = await json('entries', `?start=${start}&limit=7&end=${checkpoint.size}`)
			for (const { index, leafHash, entry } of page.data) {
				expect(index).toBe(leaves.length)
				if (entry !== null) {
					expect(createHash('sha256').update('\0').update(entry).digest('hex')).toBe(leafHash)
				}
				leaves.push(leafHash)
			}
			start = page.nextStart
		}
		expect(leaves).toHaveLength(checkpoint.size)
		const root = Buffer.from(rootOf(sha256Bytes, leaves.map(fromHex))).toString('hex')
		expect(checkpoint.rootHash).toBe(root)
		const { origin, keys } = await json('key')
		const time = checkpoint.timestamp
		const body = `${origin}\n${checkpoint.size}\n${Buffer.from(root, 'hex').toString('base64')}\ntimestamp ${time}\n`
		expect(isSigned(keys[0].publicKey, checkpoint.signature, body)).toBe(true)
		expect(isSigned(keys[0].publicKey, checkpoint.signature, body.replace('guardrail', 'guardrails'))).toBe(false)
	})

	test('gets the whole log as one file with the same leaves', async () => {
		const file = await (await get('export')).json()
		expect(file.format).toBe('guardrail-log-export')
		expect(file.entries).toHaveLength(file.checkpoint.size)
		expect(file.entries.slice(0, 5)).toEqual((await json('entries', '?end=5')).data)
	})

	test('gets proofs that verify for each leaf and each earlier size', async () => {
		const { size, rootHash } = await json('checkpoint')
		const { data } = await json('entries', '?limit=1000')
		const leaves = data.map((entry: { leafHash: string }) => fromHex(entry.leafHash))
		for (const index of [0, 1, Math.floor(size / 2), size - 1]) {
			const { leafHash, proof } = await json('inclusion', `?index=${index}&size=${size}`)
			const claim = { index, size, leaf: fromHex(leafHash), proof: proof.map(fromHex), root: fromHex(rootHash) }
			expect(verifyInclusion(sha256Bytes, claim)).toBe(true)
		}
		for (const first of [0, 1, 3, 8, size - 1, size]) {
			const { proof } = await json('consistency', `?first=${first}&second=${size}`)
			const firstRoot = rootOf(sha256Bytes, leaves.slice(0, first))
			const roots = { firstRoot, secondRoot: fromHex(rootHash) }
			expect(verifyConsistency(sha256Bytes, { first, second: size, ...roots, proof: proof.map(fromHex) })).toBe(true)
		}
	})

	test('gets the checkpoint as a signed note, and nothing new as 304', async () => {
		await json('checkpoint')
		const ask = async (headers: Record<string, string>) => {
			const { GET } = await import('@/app/api/v1/log/checkpoint/route')
			return GET(new Request('http://127.0.0.1:3000/api/v1/log/checkpoint', { headers }), {
				params: Promise.resolve({}),
			})
		}
		const response = await ask({ accept: 'text/plain' })
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
		const [text = '', last = ''] = (await response.text()).split('\n\n')
		const { origin, keys } = await json('key')
		const signed = Buffer.from(/^— \S+ (\S+)\n$/.exec(last)?.[1] ?? '', 'base64')
		expect(last.startsWith(`— ${origin} `)).toBe(true)
		expect(signed.subarray(0, 4).toString('hex')).toBe(keys[0].keyId)
		expect(isSigned(keys[0].publicKey, signed.subarray(4).toString('hex'), `${text}\n`)).toBe(true)
		const etag = response.headers.get('etag') ?? ''
		expect((await ask({ accept: 'text/plain', 'if-none-match': etag })).status).toBe(304)
	})

	test.each([
		['entries', '?start=-1', 'Give the start as a whole number from 0.'],
		['entries', '?start=3&end=2', 'The end stands for the leaf after the last one'],
		['inclusion', '?index=x', 'Give the index as a whole number from 0.'],
		['inclusion', '?index=1000000', 'is not among the first'],
		['inclusion', '?index=0&size=1000000', 'ask for a size up to that'],
		['consistency', '?first=2&second=1', 'The second size is that of the later log'],
		['consistency', '?first=1&second=1000000', 'ask for a size up to that'],
		['consistency', '?second=1', 'Give the first size as a whole number from 0.'],
	])('is told what is wrong with /log/%s%s', async (path, search, sentence) => {
		const response = await get(path, search)
		expect(response.status).toBe(422)
		expect(JSON.stringify(await response.json())).toContain(sentence)
	})
})

describe('a leaf about a case that is not public', () => {
	test('keeps its hash in the tree and its words to those who may read the case', async () => {
		await json('checkpoint')
		const shown = async (actor: Actor) => {
			const page = await (await get('entries', '?limit=1000', actor)).json()
			return JSON.stringify(page.data.map(({ entry }: { entry: string | null }) => entry))
		}
		for (const id of [hidden.incidentId, hidden.voteId]) {
			expect((await shown(VISITOR)).includes(id)).toBe(false)
			expect((await shown(people.actor(WHO.coordinator))).includes(id)).toBe(true)
		}
		expect((await shown(VISITOR)).includes(open.incidentId)).toBe(true)
		expect((await (await get('export')).text()).includes(hidden.incidentId)).toBe(false)
	})

	test('has a receipt for whoever may read it, and none for others', async () => {
		const leaf = await prisma.logLeaf.findFirstOrThrow({
			where: { subject: `incident:${hidden.incidentId}`, kind: 'incident.filed' },
		})
		const names = { leafHash: leaf.leafHash }
		expect((await get('receipts/{leafHash}', '', VISITOR, names)).status).toBe(404)
		expect((await get('receipts/{leafHash}', '', people.actor(WHO.reporter), names)).status).toBe(200)
	})
})

describe('a receipt', () => {
	test('comes with every accepted command, verifies, and gains its proof of inclusion', async () => {
		const actor = people.actor(WHO.peer)
		const names = { incidentId: open.incidentId }
		const body = { body: 'We saw the same keys twice.' }
		const sent = await callRoute('post /incidents/{incidentId}/comments', actor, names, { body })
		const address = sent.headers.get('guardrail-receipt') ?? ''
		const leafHash = /^\/api\/v1\/log\/receipts\/([0-9a-f]{64})$/.exec(address)?.[1] ?? ''
		const read = async (reader: Actor): Promise<Receipt> =>
			(await get('receipts/{leafHash}', '', reader, { leafHash })).json()
		const receipt = await read(actor)
		const { signature, inclusion, opening, ...said } = receipt
		const sorted = Object.fromEntries(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))
		expect(isSigned(receipt.publicKey, signature, JSON.stringify(sorted))).toBe(true)
		expect(isSigned(receipt.publicKey, signature, JSON.stringify({ ...sorted, kind: 'x' }))).toBe(false)
		if (!inclusion) throw new Error('The leaf has its place by now')
		const { index, proof, checkpoint } = inclusion
		const claim = { index, size: checkpoint.size, leaf: fromHex(leafHash), proof: proof.map(fromHex) }
		expect(verifyInclusion(sha256Bytes, { ...claim, root: fromHex(checkpoint.rootHash) })).toBe(true)

		const entry = JSON.parse(receipt.entry)
		const hash = (text: string) => createHash('sha256').update(text).digest('hex')
		expect(hash(`${opening?.noteSalt}:${body.body}`)).toBe(entry.noteHash)
		expect(hash(`${opening?.actorSalt}:${opening?.personId}`)).toBe(entry.actor)
		expect((await read(VISITOR)).opening).toBeUndefined()
		expect((await read(people.actor(WHO.steward))).opening).toBeUndefined()
	})

	test('is not given for what was refused or rolled back', async () => {
		const before = await prisma.logLeaf.count()
		const sent = await callRoute('post /incidents/{incidentId}/triage', people.actor(WHO.coordinator), {
			incidentId: open.incidentId,
		})
		expect(sent.ok).toBe(false)
		expect(sent.headers.get('guardrail-receipt')).toBeNull()
		expect(await prisma.logLeaf.count()).toBe(before)
	})
})
