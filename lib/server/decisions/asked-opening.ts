import 'server-only'
import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import type { Tx } from '@/lib/server/kernel/prisma'
import { readEntry } from '@/lib/server/log/readable-leaves'
import { hashDocument } from '@/lib/server/policy/hash-document'
import type { AskedOpening } from './vote-opening.store'

/** What the log keeps of a vote that is asked for: the id that it will have, and the hash of what was asked for. */
export type OpeningFacts = {
	readonly voteId: string
	/** SHA-256 of the canonical JSON of `{ isAgain, input }`, 64 hex digits. */
	readonly askedHash: string
}

const OPENING_ASKED = 'vote.opening_asked'

export function factsOfOpening(asked: Pick<AskedOpening, 'isAgain' | 'input'>): OpeningFacts {
	return { voteId: randomUUID(), askedHash: hashOfAsked(asked) }
}

export function openingAsked(facts: OpeningFacts): DomainEvent {
	return { type: OPENING_ASKED, facts }
}

/** Whether what waits to be opened is what the log says was asked for. */
export async function isAsLogged(tx: Tx, asked: AskedOpening): Promise<boolean> {
	const where = { kind: OPENING_ASKED, subject: `incident:${asked.incidentId}` }
	const leaves = await tx.logLeaf.findMany({ where, select: { entry: true } })
	const told = leaves.map(({ entry }) => readEntry(entry).facts).find(({ voteId }) => voteId === asked.voteId)
	return told?.askedHash === hashOfAsked(asked)
}

function hashOfAsked({ isAgain, input }: Pick<AskedOpening, 'isAgain' | 'input'>): string {
	return hashDocument({ isAgain, input })
}
