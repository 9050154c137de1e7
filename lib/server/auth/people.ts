import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { VISITOR } from '@/lib/domain/access/actor'
import { now } from '@/lib/server/kernel/clock'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict, transaction } from '@/lib/server/kernel/transaction'
import { appendToLog } from '@/lib/server/log/append-to-log'

/** The person with this wallet; a wallet that nobody knows becomes a person without any role. */
export function findOrAddByAddress(address: string): Promise<{ id: string }> {
	return findOrAdd({ address }, `${address.slice(0, 6)}…${address.slice(-4)}`)
}

/** The person with this e-mail address; an address that nobody knows becomes a person without any role. */
export function findOrAddByEmail(email: string): Promise<{ id: string }> {
	return findOrAdd({ email }, email.split('@')[0] ?? email)
}

type Known = { readonly address: string } | { readonly email: string }

async function findOrAdd(known: Known, name: string): Promise<{ id: string }> {
	try {
		return await transaction(async (tx) => (await find(tx, known)) ?? add(tx, known, name))
	} catch (error) {
		// Two first sign-ins of one person at the same time: the other one has just added them.
		if (error instanceof Conflict) return transaction(async (tx) => (await find(tx, known)) ?? add(tx, known, name))
		throw error
	}
}

function find(tx: Tx, known: Known): Promise<{ id: string } | null> {
	return tx.person.findUnique({ where: known, select: { id: true } })
}

async function add(tx: Tx, known: Known, name: string): Promise<{ id: string }> {
	const id = randomUUID()
	const at = await now(tx)
	const logSalt = randomBytes(16).toString('hex')
	await tx.person.create({ data: { ...known, id, name, logSalt, createdAt: new Date() } })
	await appendToLog(tx, { subject: `person:${id}`, actor: VISITOR, at, events: [{ type: 'people.joined' }] })
	return { id }
}
