import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { OpenedVote } from './open-case-vote'
import { type AskedOpening, addOpening } from './vote-opening.store'

/** Keeps that somebody asks for a vote whose roll takes long, and gives out the id that it will have. */
export async function askForVote(
	tx: Tx,
	asked: Pick<AskedOpening, 'incidentId' | 'isAgain' | 'input'>,
	actor: Actor,
	at: Instant,
): Promise<OpenedVote> {
	const person = personOf(actor)
	if (person === null) throw new Error('Only a person asks for a vote')
	const id = randomUUID()
	await addOpening(tx, { ...asked, voteId: id, askedById: person.id }, at)
	return { id, incidentId: asked.incidentId, state: 'preparing' }
}
