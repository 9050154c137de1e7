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

/** How long a transaction may take before it is given up, unless a command knows better. */
const MOST_SECONDS = 20

/** Reads as of one moment, whatever is written meanwhile. For what is too much for one query; it must not take long. */
export async function atOneMoment<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	return prisma().$transaction(work, {
		isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
		maxWait: 10_000,
		timeout: 120_000,
	})
}

/** Runs `work` in one transaction; a lost race becomes a `Conflict`. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, mostSeconds = MOST_SECONDS): Promise<T> {
	try {
		return await prisma().$transaction(work, { maxWait: 10_000, timeout: mostSeconds * 1_000 })
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
