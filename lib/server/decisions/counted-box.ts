import 'server-only'
import type { CountedBallot } from '@/lib/domain/decisions/vote-result'
import { ok, type Result } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'
import { findCountedBallots, saveOpened } from './ballot.store'
import { openSealedBallots } from './open-sealed'
import type { StoredVote } from './vote.store'

/** How many sealed ballots were opened, and those that count. */
export type Box = { readonly opened: number; readonly ballots: readonly CountedBallot[] }

export const NO_BOX: Result<Box> = ok({ opened: 0, ballots: [] })

/** The ballots that count; in a sealed vote they are opened for it, and only what counts is kept in memory. */
export async function openBox(tx: Tx, vote: StoredVote, policy: Policy): Promise<Result<Box>> {
	if (!vote.rules.isSealed || vote.state === 'counting') {
		return ok({ opened: vote.openedCount, ballots: await findCountedBallots(tx, vote.id) })
	}
	const ballots: CountedBallot[] = []
	let opened = 0
	for await (const page of openSealedBallots(tx, vote, policy)) {
		if (!page.ok) return page
		opened += page.value.length
		ballots.push(...page.value.flatMap(({ counted }) => counted ?? []))
	}
	return ok({ opened, ballots })
}

/** Opens them once more and keeps what they say, in the transaction of the count: all is published with it, or nothing. */
export async function publishOpened(tx: Tx, vote: StoredVote, policy: Policy): Promise<void> {
	for await (const page of openSealedBallots(tx, vote, policy)) {
		if (!page.ok) throw new Conflict(page.refusal.sentence)
		await saveOpened(tx, page.value)
	}
}

/** Whether a count in several steps has nothing left to open. */
export function isAllOpened({ rules, openedThrough, chain }: StoredVote): boolean {
	return !rules.isSealed || openedThrough >= chain.number
}
