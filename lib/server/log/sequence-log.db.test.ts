import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { fromHex, toHex } from '@/lib/domain/log/hex'
import { rootOf } from '@/lib/domain/log/merkle'
import { prisma as client } from '@/lib/server/kernel/prisma'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { testDatabaseUrl, testPrisma } from '@/lib/testing/test-database'
import { sequenceLog } from './sequence-log'
import { sha256Bytes } from './sha256'

const prisma = testPrisma()
const WRITERS_AT_ONCE = 25
const SEED: Actor = { kind: 'system', task: 'seed' }

async function addModules(count: number, name: string): Promise<void> {
	const numbers = Array.from({ length: count }, (_, index) => index)
	// More than there are connections, and not so many that the last would be turned away on a slow machine.
	const writers = Array.from({ length: Math.min(count, WRITERS_AT_ONCE) }, async () => {
		for (let index = numbers.pop(); index !== undefined; index = numbers.pop()) {
			const module = { slug: `${name}-${index}`, name: `Module ${name} ${index}` }
			const result = await addModule.execute(module, { actor: SEED })
			expect(result.ok).toBe(true)
		}
	})
	await Promise.all(writers)
}

/** Everything that must hold of the places and the tree, whatever was done before. */
async function expectWhole(leaves: number): Promise<void> {
	const entries = await prisma.logEntry.findMany({ orderBy: { index: 'asc' }, include: { leaf: true } })
	expect(entries.map(({ index }) => Number(index))).toEqual(Array.from({ length: leaves }, (_, index) => index))
	expect(await prisma.logPending.count()).toBe(0)
	expect(await prisma.logLeaf.count()).toBe(leaves)
	const hashes = entries.map(({ leaf }) => fromHex(leaf.leafHash))
	for (const { size, rootHash } of await prisma.logCheckpoint.findMany()) {
		expect(rootHash).toBe(toHex(rootOf(sha256Bytes, hashes.slice(0, Number(size)))))
	}
	const last = await prisma.logCheckpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
	expect(Number(last.size)).toBe(leaves)
}

test('many writers and several sequencers at once: every leaf has one place, and every checkpoint its root', async () => {
	const writers = addModules(60, 'many')
	const sequencers = Array.from({ length: 4 }, async () => {
		for (let round = 0; round < 6; round += 1) await sequenceLog({ atOnce: 7 })
	})
	await Promise.all([writers, ...sequencers])
	await sequenceLog()
	await expectWhole(61)
})

test('a writer does not wait for the sequencer, nor for another writer that has not committed', async () => {
	await addModules(1, 'first')
	let release = () => {}
	const held = new Promise<void>((resolve) => {
		release = resolve
	})
	const busy = client().$transaction(
		async (tx) => {
			await tx.$executeRaw`SELECT pg_advisory_xact_lock(4755415205)`
			await tx.logLeaf.create({
				data: { kind: 'test', subject: 'test', entry: '{}', leafHash: 'ab'.repeat(32), acceptedAt: new Date() },
			})
			await held
		},
		{ timeout: 15_000 },
	)
	await addModules(5, 'second')
	expect(await sequenceLog({ whenBusy: 'leave' })).toBe(0)
	release()
	await busy
	expect(await sequenceLog()).toBe(8)
	await expectWhole(8)
})

test('a sequencer that is killed between and within batches loses nothing and never forks', async () => {
	await addModules(200, 'killed')
	const program = `
		const { sequenceLog } = await import(${JSON.stringify(join(process.cwd(), 'lib/server/log/sequence-log.ts'))})
		await sequenceLog({ atOnce: 3 })`
	const before = new Map<bigint, string>()
	for (let attempt = 0; attempt < 4; attempt += 1) {
		const child = spawn(
			process.execPath,
			['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', program],
			{ env: { ...process.env, DATABASE_URL: testDatabaseUrl() }, stdio: 'ignore' },
		)
		const end = once(child, 'exit')
		const target = (attempt + 1) * 12
		while ((await prisma.logEntry.count()) < target && child.exitCode === null) {
			await new Promise((resolve) => setTimeout(resolve, 5))
		}
		child.kill('SIGKILL')
		await end
		for (const { size, rootHash } of await prisma.logCheckpoint.findMany()) {
			expect(before.get(size) ?? rootHash).toBe(rootHash)
			before.set(size, rootHash)
		}
	}
	expect(await prisma.logEntry.count()).toBeLessThan(201)
	await sequenceLog()
	await expectWhole(201)
	for (const [size, rootHash] of before) {
		expect((await prisma.logCheckpoint.findUniqueOrThrow({ where: { size } })).rootHash).toBe(rootHash)
	}
}, 90_000)
