import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import type { Actor } from '@/lib/domain/access/actor'
import { originOf } from '@/lib/domain/log/checkpoint'
import { endRole } from '@/lib/server/access/commands/end-role'
import { grantRole } from '@/lib/server/access/commands/grant-role'
import { exportLog } from '@/lib/server/log/queries/export-log'
import { done, personId, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleOf, type OpenedVote, voteOn } from '@/lib/testing/votes'
import { verifyFiles } from '@/lib/verify/verify-files'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import * as balances from './weighted-roll.store'

const prisma = testPrisma()
const HELD: Parameters<typeof voteOn>[1] = { method: 'single', options: [{ rung: 1 }] }
const ANYBODY: Actor = { kind: 'system', task: 'a test that reads the whole log' }
let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
	vi.setSystemTime(Date.now() + 60 * 86_400_000) // the log signs after the votes, whose times are made up
}, 60_000)

afterEach(() => void vi.useRealTimers())

const byAdministrator = () => ({ actor: people.actor(WHO.administrator) })
const lastSteward = () => ({ personId: personId(people, WHO.lastSteward), role: 'steward' as const })

async function wholeLog() {
	const { installation, checkpoint, keys, pages } = done(await exportLog.ask({}, { actor: ANYBODY }))
	const entries = []
	for await (const page of pages()) entries.push(...page)
	const head = { format: 'guardrail-log-export', formatVersion: 1, installation, origin: originOf(installation) }
	return { ...head, keys, checkpoint, entries }
}

/** What the verifier says of the roll, alone or beside the log. */
async function saidOf(vote: OpenedVote) {
	const bundle = await bundleOf(vote)
	const files = [bundle, await wholeLog()].map((file, index) => ({ name: `${index}`, text: JSON.stringify(file) }))
	const checks = verifyFiles(files, nativeCrypto())[0]?.report.checks ?? []
	const of = (id: string) => checks.find((check) => check.id === id)
	return { bundle, stewards: of('stewards'), electorate: of('electorate') }
}

test('a role that ended and was given anew stands by its newest grant, and a role that ended keeps off the roll', async () => {
	done(await endRole.execute(lastSteward(), byAdministrator()))
	const without = await saidOf(await voteOn(people, HELD))
	expect(without.bundle.roll).toHaveLength(6)
	expect(without).toMatchObject({ stewards: { state: 'holds' }, electorate: { state: 'holds' } })
	done(await grantRole.execute(lastSteward(), byAdministrator()))
	const again = await saidOf(await voteOn(people, HELD))
	expect(again.bundle.roll).toHaveLength(7)
	expect(again.bundle.grants).toHaveLength(7)
	expect(again).toMatchObject({ stewards: { state: 'holds' }, electorate: { state: 'holds' } })
	done(await endRole.execute(lastSteward(), byAdministrator()))
	expect(await saidOf(await voteOn(people, HELD))).toMatchObject({ stewards: { state: 'holds' } })
})

test('a wallet that was made a steward in the database alone is on the roll without a grant, and is named', async () => {
	const id = randomUUID()
	const made = { id, name: 'A friend', address: `0x${'1a'.repeat(20)}`, logSalt: 'salt', createdAt: new Date() }
	await prisma.person.create({ data: made })
	await prisma.roleGrant.create({ data: { id: randomUUID(), personId: id, role: 'steward', grantedAt: new Date() } })
	const { bundle, stewards } = await saidOf(await voteOn(people, HELD))
	const at = bundle.roll.findIndex(({ name }) => name === 'A friend')
	expect(stewards).toMatchObject({ state: 'fails', at: `roll[${at}]` })
})

test('a steward who belongs to the operator is left off, by an entry of the log that says so', async () => {
	const person = personId(people, WHO.lastSteward)
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	await prisma.membership.create({
		data: { id: randomUUID(), personId: person, operatorId, role: 'reporter', joinedAt: new Date(0) },
	})
	const found = await saidOf(await voteOn(people, HELD))
	expect(found.bundle.roll).toHaveLength(6)
	expect(found.electorate?.state).toBe('unchecked')
	expect(found.electorate?.sentence).toContain('1 steward left off as involved in the case')
})

test('a steward who joins the operator while the roll is made is either on it or left off', async () => {
	const person = personId(people, WHO.lastSteward)
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	const find = balances.findInvolved
	const joining = vi.spyOn(balances, 'findInvolved').mockImplementationOnce(async (tx, leftOut) => {
		const id = randomUUID()
		await prisma.membership.create({
			data: { id, personId: person, operatorId, role: 'reporter', joinedAt: new Date(0) },
		})
		return find(tx, leftOut)
	})
	const { voteId } = await voteOn(people, HELD)
	joining.mockRestore()
	const { leftOff } = await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })
	expect(await prisma.rollEntry.count({ where: { voteId, voterId: person } })).toBe(0)
	expect(leftOff).toMatchObject([{ because: 'belongs to the operator concerned' }])
})

test('the leaf of a grant names the wallet only to whoever has the salt that the bundle shows', async () => {
	const { bundle } = await saidOf(await voteOn(people, HELD))
	const [grant] = bundle.grants
	const entry = bundle.roll.find(({ id }) => id === grant?.rollId)
	expect(grant?.leaf.entry).not.toContain(entry?.address.slice(2))
	const { logSalt } = await prisma.person.findUniqueOrThrow({ where: { address: entry?.address ?? '' } })
	expect(JSON.stringify(bundle)).not.toContain(logSalt)
})
