import 'server-only'
import type { z } from 'zod'
import type { OpenVoteInput } from '@/lib/contracts/decisions'
import type { Actor } from '@/lib/domain/access/actor'
import { findPerson } from '@/lib/server/auth/find-actor'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { openingVote } from './commands/open-vote'
import { relaunchingVote } from './commands/relaunch-vote'
import type { OpenedVote } from './open-case-vote'
import { type AskedOpening, findAskedOpenings, saveOpeningProgress, saveOpeningRefused } from './vote-opening.store'

/** What trying again cannot mend. */
const FINAL: ReadonlySet<string> = new Set(['refused', 'invalid_input', 'forbidden', 'not_found'])

/**
 * Opens the votes that were asked for and have a long roll, each in one transaction, in the name of whoever asked and
 * with the rights that this person has now. A process that is killed meanwhile has written nothing, and begins again.
 * Answers what could not be done and is tried again.
 */
export async function openAskedVotes(stop?: AbortSignal): Promise<readonly string[]> {
	const failed: string[] = []
	for (const asked of await findAskedOpenings(prisma())) {
		if (stop?.aborted) break
		const because = await openAsked(asked).catch(String)
		if (because !== null) failed.push(`Vote ${asked.voteId}: ${because}`)
	}
	return failed
}

async function openAsked(asked: AskedOpening): Promise<string | null> {
	const actor = await findPerson(asked.askedById)
	if (actor === null) throw new Error('Whoever asked for this vote is not stored')
	const opened = await openAs(asked, actor)
	if (opened.ok) return null
	if (!FINAL.has(opened.problem.code)) return opened.problem.sentence
	await saveOpeningRefused(asked, opened.problem.sentence)
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
