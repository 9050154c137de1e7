import 'server-only'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import { choiceText } from '@/lib/domain/decisions/methods/counting'
import type { RollEntry } from '@/lib/generated/prisma/client'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { isStillSealed, type StoredVote } from '../vote.store'
import { mayCast, type VoteMatter } from '../vote-matter'

export type MyVote = {
	readonly mayVote: boolean
	/** Why not; empty when the reader may vote. */
	readonly because: string
	readonly lastSequence: number
	readonly lastRung: number | null
	/** As the ballot carried it; `null` without a ballot and while it is sealed. */
	readonly lastChoice: string | null
}

const NO_WALLET = 'A ballot is signed by a wallet, and your account has none. Sign in with the wallet of a steward.'
const NOT_ON_THE_ROLL = 'You are not on the roll: it was fixed when the vote opened.'

/** Whether the reader may vote, and if not, why not; and what the reader has said so far. */
export async function myVote(
	db: Tx,
	actor: Actor,
	vote: StoredVote,
	matter: VoteMatter,
	entry: RollEntry | null,
): Promise<MyVote> {
	const last =
		entry &&
		(await db.ballot.findFirst({
			where: { rollEntryId: entry.id, isCounted: true },
			orderBy: { sequence: 'desc' },
			select: { sequence: true, rung: true, choice: true },
		}))
	const because = reasonAgainst(actor, vote, matter, entry)
	const ground = { rules: vote.rules, policy: await policyOf(db, vote.policyVersion) }
	const said = isStillSealed(vote) ? null : last
	return {
		mayVote: because === '',
		because,
		lastSequence: last?.sequence ?? 0,
		lastRung: said?.rung ?? null,
		lastChoice: said?.choice ? choiceText(fromJson<Choice>(said.choice), ground) : null,
	}
}

function reasonAgainst(actor: Actor, vote: StoredVote, matter: VoteMatter, entry: RollEntry | null): string {
	const verdict = mayCast(actor, vote, matter)
	if (!verdict.allowed) return verdict.because
	if (vote.state !== 'open') return 'This vote has closed.'
	if (personOf(actor)?.address === null) return NO_WALLET
	if (entry === null) return NOT_ON_THE_ROLL
	return entry.recusedAt === null ? '' : 'You have recused yourself from this vote.'
}
