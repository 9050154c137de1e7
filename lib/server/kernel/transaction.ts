import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { prisma, type Tx } from './prisma'

/** Another writer was faster: nothing of this one was kept. */
export class Conflict extends Error {
	constructor(sentence = 'Somebody else changed this at the same time. Look at the new state, then try again.') {
		super(sentence)
		this.name = 'Conflict'
	}
}

const UNIQUE_VIOLATION = 'P2002'
const WRITE_CONFLICT = 'P2034'

/** Runs `work` in one transaction; a lost race becomes a `Conflict`. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	try {
		return await prisma().$transaction(work, { maxWait: 10_000, timeout: 20_000 })
	} catch (error) {
		if (
			error instanceof Prisma.PrismaClientKnownRequestError &&
			[UNIQUE_VIOLATION, WRITE_CONFLICT].includes(error.code)
		) {
			throw new Conflict()
		}
		throw error
	}
}
