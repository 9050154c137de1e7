import { beforeEach, expect, test, vi } from 'vitest'
import { isSigned } from '@/lib/cli/installation-checks/hashing'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { verifyInstallation } from '@/lib/cli/verify-installation'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { checkpointBody } from '@/lib/domain/log/checkpoint'
import { rotationText } from '@/lib/domain/log/key-rotation'
import { type Receipt, receiptText } from '@/lib/domain/log/receipt'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { testDatabaseUrl, testPrisma } from '@/lib/testing/test-database'
import { firstWrong } from '@/lib/verify/report'
import { verifyReceipt } from '@/lib/verify/verify-receipt'
import { getLogKeys } from './queries/get-log-keys'
import { getReceipt } from './queries/get-receipt'
import { sequenceLog } from './sequence-log'

const keys = vi.hoisted(() => ({ SIGNING_KEY: '', SIGNING_KEY_PREVIOUS: undefined as string | undefined }))
vi.mock('@/lib/env', async (original) => {
	const { env, ...rest } = await original<typeof import('@/lib/env')>()
	return { ...rest, env: () => ({ ...env(), ...keys }) }
})

const prisma = testPrisma()
const SEED: Actor = { kind: 'system', task: 'seed' }
const [FIRST, SECOND, THIRD] = ['first', 'second', 'third'].map((name) => Buffer.alloc(32, name).toString('base64'))

function give(key: string | undefined, previous?: string): void {
	keys.SIGNING_KEY = key ?? ''
	keys.SIGNING_KEY_PREVIOUS = previous
}

async function add(slug: string): Promise<string> {
	const result = await addModule.execute({ slug, name: slug }, { actor: SEED })
	return result.ok ? (result.leaves[0]?.leafHash ?? '') : result.problem.sentence
}

async function receiptOf(leafHash: string) {
	const answer = await getReceipt.ask({ leafHash }, { actor: VISITOR })
	if (!answer.ok) throw new Error(answer.problem.sentence)
	return answer.value
}

beforeEach(() => give(FIRST))

test('a new key is vouched for by the one before it, and what the former ones signed stays verifiable', async () => {
	const early = await receiptOf(await add('one'))
	give(SECOND, FIRST)
	await add('two')
	await sequenceLog()
	give(THIRD, SECOND)
	const late = await receiptOf(await add('three'))
	const answer = await getLogKeys.ask({}, { actor: VISITOR })
	if (!answer.ok) throw new Error(answer.problem.sentence)
	const history = answer.value.keys
	expect(history.map(({ until }) => until !== null)).toEqual([true, true, false])
	expect([early.keyId, late.keyId]).toEqual([history[0]?.keyId, history[2]?.keyId])
	for (const receipt of [early, late]) {
		const key = history.find(({ keyId }) => keyId === receipt.keyId)
		expect(isSigned(key?.publicKey ?? '', receipt.signature, receiptText(receipt))).toBe(true)
	}
	for (const row of await prisma.logCheckpoint.findMany()) {
		const head = { origin: answer.value.origin, size: Number(row.size), rootHash: row.rootHash }
		const key = history.find(({ keyId }) => keyId === row.keyId)
		const body = checkpointBody({ ...head, timestamp: row.timestamp.toISOString() })
		expect(isSigned(key?.publicKey ?? '', row.signature, body)).toBe(true)
	}
	const rotations = await prisma.logLeaf.findMany({ where: { kind: 'log.key_rotated' }, orderBy: { id: 'asc' } })
	for (const [step, { entry }] of rotations.entries()) {
		const { from, to, vouched } = JSON.parse(entry).facts
		expect([from, to]).toEqual([history[step]?.publicKey, history[step + 1]?.publicKey])
		expect(isSigned(from, vouched, rotationText(answer.value.origin, from, to))).toBe(true)
	}
	expect(rotations).toHaveLength(2)
	expect(history.map(({ vouched }) => vouched)).toEqual([
		null,
		...rotations.map(({ entry }) => JSON.parse(entry).facts.vouched),
	])
	// The first leaf again, from the present key: its checkpoint was signed by the first one.
	const again: Receipt = JSON.parse(JSON.stringify(await receiptOf(early.leafHash)))
	expect([again.keyId, again.inclusion?.checkpoint.keyId]).toEqual([history[2]?.keyId, history[0]?.keyId])
	expect(verifyReceipt(again, nativeCrypto()).ok).toBe(true)
	const { inclusion } = again
	const unvouched = inclusion?.keys?.map((key, at) => (at === 1 ? { ...key, vouched: 'ab'.repeat(64) } : key)) ?? []
	const first = firstWrong(verifyReceipt({ ...again, inclusion: { ...inclusion, keys: unvouched } }, nativeCrypto()))
	expect([first?.id, first?.at]).toEqual(['inclusion', 'inclusion.keys[1]'])
	expect(await verifyInstallation(testDatabaseUrl(), () => {})).toBe(true)
})

test.each([
	['nothing', undefined],
	['another key', THIRD],
])('a key that %s vouches for signs nothing, and what was signed before is still answered', async (_, previous) => {
	await add('one')
	await sequenceLog()
	give(SECOND, previous)
	await add('two')
	await expect(sequenceLog()).rejects.toThrow(/set SIGNING_KEY_PREVIOUS/)
	expect(await prisma.logCheckpoint.count()).toBe(1)
	expect(await prisma.logPending.count()).toBe(1)
	const answer = await getLogKeys.ask({}, { actor: VISITOR })
	expect(answer.ok && answer.value.keys).toHaveLength(1)
	give(FIRST)
	expect(await sequenceLog()).toBe(1)
})

test('a key that the log’s own table was changed to is found out', async () => {
	await add('one')
	await sequenceLog()
	give(SECOND, FIRST)
	await sequenceLog()
	await prisma.logKey.updateMany({ where: { until: null }, data: { publicKey: 'ab'.repeat(32) } })
	const lines: string[] = []
	expect(await verifyInstallation(testDatabaseUrl(), (line) => void lines.push(line))).toBe(false)
	expect(lines.join('\n')).toContain('The first thing that is wrong: log_key ')
})
