import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { testPrisma } from '@/lib/testing/test-database'
import { importOperators } from './import-operators'
import { type KeysApiAnswer, readKeysApi } from './keys-api'
import type { RowOutcome } from './outcome'

// Recorded in lidofinance/lido-keys-api, src/common/registry/test/fixtures/db.fixture.ts, block 14972649.
const RECORDED = readFileSync(join(import.meta.dirname, 'keys-api-2022.json'), 'utf8')

const prisma = testPrisma()
let server: Server | undefined

afterEach(() => {
	server?.close()
})

/** A Keys API that answers with each status in turn, the last one for good. */
async function keysApi(...statuses: readonly number[]): Promise<string> {
	let calls = 0
	server = createServer((request, response) => {
		const status = statuses[Math.min(calls, statuses.length - 1)] ?? 200
		calls += 1
		response.writeHead(request.url === '/v1/operators' ? status : 404)
		response.end(status === 200 ? RECORDED : '{}')
	})
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function importAll(answer: KeysApiAnswer): Promise<readonly RowOutcome['did'][]> {
	const did: RowOutcome['did'][] = []
	for await (const row of importOperators(answer, 'recorded')) did.push(row.did)
	return did
}

async function recorded(): Promise<KeysApiAnswer> {
	const answer = await readKeysApi(join(import.meta.dirname, 'keys-api-2022.json'), () => {})
	if (!answer.ok) throw new Error(answer.refusal.sentence)
	return answer.value
}

test('operators come in by module and index with their keys, and once', async () => {
	const answer = await recorded()
	expect(await importAll(answer)).toEqual(['added', 'added'])
	expect(await importAll(answer)).toEqual(['already_there', 'already_there'])
	const [first] = await prisma.operator.findMany({ orderBy: { registryIndex: 'asc' }, include: { keyCounts: true } })
	expect(first).toMatchObject({ name: 'staking facilities', registryIndex: 0, active: true })
	expect(first?.keyCounts[0]).toMatchObject({ stakingLimit: 8_400, usedSigningKeys: 3, blockNumber: 14_972_649n })
})

test('another name at the same index is the same operator with a history', async () => {
	const answer = await recorded()
	await importAll(answer)
	const later = JSON.parse(JSON.stringify(answer)) as KeysApiAnswer
	const renamed = later.data[0]?.operators[1] as { name: string } // as the recorded answer has it
	renamed.name = 'Jump Crypto'
	later.meta.elBlockSnapshot.blockNumber += 1
	await importAll(later)
	expect(await prisma.operator.count()).toBe(2)
	const operator = await prisma.operator.findFirstOrThrow({ where: { registryIndex: 1 }, include: { names: true } })
	expect(operator.name).toBe('Jump Crypto')
	expect(operator.names.map(({ name }) => name).sort()).toEqual(['Jump Crypto', 'certus one'])
})

test('"too early" is waited for, with a word about it, and not for ever', async () => {
	const told: string[] = []
	const answer = await readKeysApi(await keysApi(425, 425, 200), (sentence) => told.push(sentence), [1, 1, 1])
	expect(answer.ok).toBe(true)
	expect(told).toHaveLength(2)
	server?.close()
	const never = await readKeysApi(await keysApi(425), () => {}, [1, 1])
	expect(never.ok ? '' : never.refusal.code).toBe('too_early')
})

test('an answer that is none is refused with a sentence', async () => {
	const broken = await readKeysApi(await keysApi(500), () => {}, [1])
	expect(broken.ok ? '' : broken.refusal.sentence).toContain('answered 500')
	const missing = await readKeysApi('/nowhere/operators.json', () => {})
	expect(missing.ok ? '' : missing.refusal.sentence).toContain('cannot be read')
	const other = await readKeysApi(join(import.meta.dirname, '..', '..', '..', 'package.json'), () => {})
	expect(other.ok ? '' : other.refusal.sentence).toContain('is not an answer of the Keys API')
})
