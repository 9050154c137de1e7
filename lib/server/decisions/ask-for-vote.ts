import 'server-only'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { OpeningFacts } from './asked-opening'
import type { OpenedVote } from './open-case-vote'
import { type AskedOpening, addOpening } from './vote-opening.store'

/** Keeps that somebody asks for a vote whose roll takes long, under the id that it will have. */
export async function askForVote(
	tx: Tx,
	{ facts, ...asked }: Pick<AskedOpening, 'incidentId' | 'isAgain' | 'input'> & { readonly facts: OpeningFacts | null },
	actor: Actor,
	at: Instant,
): Promise<OpenedVote> {
	const person = personOf(actor)
	if (person === null || facts === null) throw new Error('Only a person asks for a vote, and the log is told')
	const { voteId } = facts
	await addOpening(tx, { ...asked, voteId, askedById: person.id }, at)
	return { id: voteId, incidentId: asked.incidentId, state: 'preparing' }
}
