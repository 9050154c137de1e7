import 'server-only'
import type { z } from 'zod'
import type { OpenVoteInput } from '@/lib/contracts/decisions'
import type { Actor } from '@/lib/domain/access/actor'
import { findPerson } from '@/lib/server/auth/find-actor'
import { now } from '@/lib/server/kernel/clock'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { isAsLogged } from './asked-opening'
import { openingVote } from './commands/open-vote'
import { relaunchingVote } from './commands/relaunch-vote'
import type { OpenedVote } from './open-case-vote'
import {
	type AskedOpening,
	findAskedOpenings,
	saveOpeningProgress,
	saveOpeningRefused,
	saveOpeningTried,
	type WaitingOpening,
} from './vote-opening.store'

/** What trying again cannot mend. */
const FINAL: ReadonlySet<string> = new Set(['refused', 'invalid_input', 'forbidden', 'not_found'])

/** After so many tries it is refused, so that whoever conducts the case can ask again. */
const MOST_TRIES = 3

/**
 * Opens the votes that were asked for and have a long roll, each in one transaction, in the name of whoever asked and
 * with the rights that this person has now. A process that is killed meanwhile has written nothing, and begins again;
 * after three tries that came to nothing the opening is refused. Answers what could not be done and is tried again.
 */
export async function openAskedVotes(stop?: AbortSignal): Promise<readonly string[]> {
	const failed: string[] = []
	for (const asked of await findAskedOpenings(prisma())) {
		if (stop?.aborted) break
		const because = await tryToOpen(asked).catch(String)
		if (because !== null) failed.push(`Vote ${asked.voteId}: ${because}`)
	}
	return failed
}

/** What went wrong and is tried again, or was tried too often; `null` where the vote is open, or refused by a rule. */
async function tryToOpen(asked: WaitingOpening): Promise<string | null> {
	if (asked.tries >= MOST_TRIES) return giveUp(asked, 'It was begun three times and never ended')
	await saveOpeningTried(asked)
	const because = await openAsked(asked).catch(String)
	return because !== null && asked.tries + 1 >= MOST_TRIES ? giveUp(asked, because) : because
}

const GIVEN_UP =
	'It was tried three times and could not be opened; whoever runs this server finds why in its log. Ask for it again.'

async function giveUp(asked: WaitingOpening, because: string): Promise<string> {
	await saveOpeningRefused(asked, GIVEN_UP, await now())
	return because
}

const CHANGED = 'What was kept of it is not what was asked for, by the log. Ask for it again.'

async function openAsked(asked: AskedOpening): Promise<string | null> {
	const actor = await findPerson(asked.askedById)
	if (actor === null) throw new Error('Whoever asked for this vote is not stored')
	if (!(await isAsLogged(prisma(), asked))) {
		await saveOpeningRefused(asked, CHANGED, await now())
		return CHANGED
	}
	const opened = await openAs(asked, actor)
	if (opened.ok) return null
	if (!FINAL.has(opened.problem.code)) return opened.problem.sentence
	await saveOpeningRefused(asked, opened.problem.sentence, await now())
	return null
}

async function openAs(
	{ incidentId, voteId, isAgain, input }: AskedOpening,
	actor: Actor,
): Promise<CommandResult<OpenedVote>> {
	const told = (written: number, size: number) => saveOpeningProgress({ incidentId, voteId }, written, size)
	const opening = { atOnce: Number.POSITIVE_INFINITY, prepared: { voteId, told } }
	if (isAgain) return relaunchingVote(opening).execute({ incidentId }, { actor })
	// The command parses what it is given, as it did when this was asked for.
	return openingVote(opening).execute(input as z.input<typeof OpenVoteInput>, { actor })
}
