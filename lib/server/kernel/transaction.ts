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

/** No connection came free in time, or the work took too long: nothing was kept, and trying again may well succeed. */
export class Overloaded extends Error {
	constructor() {
		super('Too much is going on at once; nothing was changed. Try again in a few seconds.')
		this.name = 'Overloaded'
	}
}

const UNIQUE_VIOLATION = 'P2002'
const WRITE_CONFLICT = 'P2034'
/** Prisma's own clock ran out: waiting for a connection, or inside the transaction. */
const OUT_OF_TIME = 'P2028'

/** How long a transaction may take before it is given up, unless a command knows better. */
const MOST_SECONDS = 20

/** Reads as of one moment, whatever is written meanwhile. For what is too much for one query; it must not take long. */
export async function atOneMoment<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	const isolationLevel = Prisma.TransactionIsolationLevel.RepeatableRead
	return sayingWhy(() => prisma().$transaction(work, { isolationLevel, maxWait: 10_000, timeout: 120_000 }))
}

/** Runs `work` in one transaction; a lost race becomes a `Conflict`, one that had to be given up `Overloaded`. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, mostSeconds = MOST_SECONDS): Promise<T> {
	return sayingWhy(() => prisma().$transaction(work, { maxWait: 10_000, timeout: mostSeconds * 1_000 }))
}

async function sayingWhy<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work()
	} catch (error) {
		const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : null
		if (code === UNIQUE_VIOLATION || code === WRITE_CONFLICT) throw new Conflict()
		if (code === OUT_OF_TIME) throw new Overloaded()
		throw error
	}
}
