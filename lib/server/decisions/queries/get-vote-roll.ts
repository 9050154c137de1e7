import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import type { RollEntry } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findReadableVote } from '../vote-matter'
import { type LeftOff, type LeftOffView, leftOffFor } from '../weighted-roll'
import { delegationState } from './delegations-on-roll'

/** More names than anybody reads on a page; the bundle has them all. */
const MOST_NAMES = 500

export type VoteRollView = {
	/** Everyone on the roll, those who are not listed here too. */
	readonly size: number
	/** Who neither recused nor voted, nor has a delegate whose ballot counts; those who are not listed here too. */
	readonly silentCount: number
	/** By power, then by name. */
	readonly entries: readonly {
		readonly id: string
		readonly name: string
		readonly address: string
		/** Own power, decimal. */
		readonly power: string
		/** What others delegated to this entry and did not vote themselves, decimal. */
		readonly delegatedPower: string
		/** Name of the entry that votes in this one's place unless it votes itself. */
		readonly delegate: string | null
		readonly hasVoted: boolean
		/** Name of the delegate whose ballot counts for this entry now; `null` where nobody's does. */
		readonly through: string | null
		readonly recusal: { readonly conflict: string; readonly note: string } | null
	}[]
	/** Whom the roll would hold, but for the rule that whoever is involved neither votes nor weighs on the quorum. */
	readonly leftOff: readonly LeftOffView[]
}

/** Who may vote with how much power, and what became of it: voted, silent, delegated or recused. */
export const getVoteRoll = defineQuery({
	name: 'vote.get_roll',
	input: GetVoteInput,
	answer: async ({ db, input, actor }): Promise<VoteRollView | null> => {
		const found = await findReadableVote(db, actor, input.voteId)
		if (found === null) return null
		const { vote } = found
		const where = { voteId: vote.id }
		const [size, silentCount, { leftOff }, rows] = await Promise.all([
			db.rollEntry.count({ where }),
			countSilent(db, vote.id),
			db.vote.findUniqueOrThrow({ where: { id: vote.id }, select: { leftOff: true } }),
			db.rollEntry.findMany({ where, orderBy: [{ power: 'desc' }, { voterName: 'asc' }], take: MOST_NAMES }),
		])
		const delegates = await db.rollEntry.findMany({
			where: { id: { in: rows.flatMap(({ delegateEntryId }) => delegateEntryId ?? []) } },
		})
		const byId = new Map(delegates.map((entry) => [entry.id, entry]))
		const entries = rows.map((row) => entryView(row, byId.get(row.delegateEntryId ?? '') ?? null))
		return { size, silentCount, entries, leftOff: leftOffFor(actor, fromJson<readonly LeftOff[]>(leftOff)) }
	},
})

async function countSilent(db: Tx, voteId: string): Promise<number> {
	const [found] = await db.$queryRaw<{ silent: bigint }[]>`
		SELECT count(*) AS silent
		FROM roll_entry voter LEFT JOIN roll_entry delegate ON delegate.id = voter.delegate_entry_id
		WHERE voter.vote_id = ${voteId}::uuid AND voter.recused_at IS NULL AND NOT voter.has_voted
			AND NOT COALESCE(delegate.has_voted AND delegate.recused_at IS NULL, false)`
	return Number(found?.silent ?? 0)
}

function entryView(row: RollEntry, delegate: RollEntry | null): VoteRollView['entries'][number] {
	return {
		id: row.id,
		name: row.voterName,
		address: row.address,
		power: row.power.toFixed(0),
		delegatedPower: row.delegatedPower.toFixed(0),
		delegate: delegate?.voterName ?? null,
		hasVoted: row.hasVoted,
		through: delegate !== null && delegationState(row, delegate) === 'counted' ? delegate.voterName : null,
		recusal: row.recusedAt && { conflict: row.conflict, note: row.conflictNote },
	}
}
