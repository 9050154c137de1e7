import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { prisma } from '@/lib/server/kernel/prisma'

/** The person with this wallet; a wallet that nobody knows becomes a person without any role. */
export function findOrAddByAddress(address: string): Promise<{ id: string }> {
	const name = `${address.slice(0, 6)}…${address.slice(-4)}`
	return prisma().person.upsert({
		where: { address },
		create: { ...blank(name), address },
		update: {},
		select: { id: true },
	})
}

/** The person with this e-mail address; an address that nobody knows becomes a person without any role. */
export function findOrAddByEmail(email: string): Promise<{ id: string }> {
	const name = email.split('@')[0] ?? email
	return prisma().person.upsert({
		where: { email },
		create: { ...blank(name), email },
		update: {},
		select: { id: true },
	})
}

function blank(name: string) {
	return { id: randomUUID(), name, logSalt: randomBytes(16).toString('hex'), createdAt: new Date() }
}
