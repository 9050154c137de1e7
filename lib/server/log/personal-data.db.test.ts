import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import type { Instant } from '@/lib/domain/kernel/instant'
import { findOrAddByEmail } from '@/lib/server/auth/people'
import { prisma as client } from '@/lib/server/kernel/prisma'
import { personId, WHO } from '@/lib/testing/cases'
import { demonstrationCases } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import { appendToLog } from './append-to-log'

vi.setConfig({ testTimeout: 120_000 })

const prisma = testPrisma()

test('no leaf of the whole demonstration holds a name, a wallet, an e-mail address or the id of a person', async () => {
	await demonstrationCases()
	await findOrAddByEmail('somebody.particular@mail.example')
	const people = await prisma.person.findMany()
	const entries = (await prisma.logLeaf.findMany()).map(({ entry, subject }) => `${entry} ${subject}`.toLowerCase())
	expect(entries.length).toBeGreaterThan(150)
	const words = people.flatMap(({ id, name, address, email, logSalt }) => [id, name, address, email, logSalt])
	const found = words
		.flatMap((word) => (word === null ? [] : [word.toLowerCase()]))
		// Two people of the demonstration are called what they are; leaves name roles.
		.filter(
			(word) => word !== 'administrator' && word !== 'coordinator' && entries.some((entry) => entry.includes(word)),
		)
	expect(found).toEqual([])
	const addresses = entries.filter((entry) => /0x[0-9a-f]{40}(?![0-9a-f])|[\w.]+@[\w.]+\.\w+/.test(entry))
	expect(addresses).toEqual([])
})

test('two leaves of one person look like those of two, and one text in two leaves like two texts', async () => {
	const people = await demonstrationCases()
	const actor = people.actor(WHO.steward)
	const subject = `person:${personId(people, WHO.steward)}`
	const event = { type: 'test.said', note: 'The very same words.' }
	const at = Date.now() as Instant
	await client().$transaction((tx) => appendToLog(tx, { subject, actor, at, events: [event, event] }))
	await client().$transaction((tx) => appendToLog(tx, { subject, actor: VISITOR, at, events: [event] }))
	const rows = await prisma.logLeaf.findMany({ where: { kind: 'test.said' } })
	const said = rows.map(({ entry }) => JSON.parse(entry))
	expect(new Set(said.map((entry) => entry.subject)).size).toBe(3)
	expect(new Set(said.map((entry) => entry.noteHash)).size).toBe(3)
	expect(said.map((entry) => entry.actor === 'visitor')).toEqual([false, false, true])
	expect(said[0].actor).not.toBe(said[1].actor)
})
