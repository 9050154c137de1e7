import 'server-only'
import { ListBallotsInput } from '@/lib/contracts/decisions'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import { choiceText } from '@/lib/domain/decisions/methods/counting'
import type { Ground } from '@/lib/domain/decisions/methods/method'
import type { Prisma } from '@/lib/generated/prisma/client'
import { decodeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { isStillSealed, type StoredVote } from '../vote.store'
import { findReadableVote } from '../vote-matter'

export type BallotView = {
	readonly id: string
	/** Its number among the events of the vote. */
	readonly number: number
	readonly voter: string
	readonly address: string
	/** Its number among the ballots of this voter. */
	readonly sequence: number
	/** As the message carries it; `null` while it is sealed. */
	readonly choice: string | null
	readonly rung: number | null
	readonly parameters: unknown
	readonly reason: string
	/** `null` while it is sealed. */
	readonly conflict: string | null
	readonly isCounted: boolean
	readonly castAt: string
	/** Own power, without what is delegated to the voter. */
	readonly power: string
	/** EIP-712 digest of the message. */
	readonly ballotHash: string
	readonly message: unknown
	readonly signature: string | null
	readonly signatureKind: string
}

/** Every ballot of a vote with its signature, replaced ones included, by number: in the order in which they were taken. */
export const listBallots = defineQuery({
	name: 'vote.list_ballots',
	input: ListBallotsInput,
	answer: async ({ db, input, actor }): Promise<{ data: readonly BallotView[]; nextCursor: string | null } | null> => {
		const found = await findReadableVote(db, actor, input.voteId)
		if (found === null) return null
		const { vote } = found
		const after = input.cursor === undefined ? null : decodeCursor(input.cursor)
		const ballots = await ballotsAfter(db, vote, Number(after?.key ?? 0), input.limit + 1)
		const page = ballots.slice(0, input.limit)
		const last = page.at(-1)
		return {
			data: page,
			nextCursor: ballots.length > input.limit && last ? encodeCursor({ key: String(last.number), id: last.id }) : null,
		}
	},
})

/** The ballots of a vote that come after a number, at most `take` of them. The caller has asked whether they may be read. */
export async function ballotsAfter(
	db: Tx,
	vote: StoredVote,
	number: number,
	take: number,
): Promise<readonly BallotView[]> {
	const rows = await db.ballot.findMany({
		where: { voteId: vote.id, number: { gt: number } },
		orderBy: { number: 'asc' },
		take,
		...WITH_VOTER,
	})
	const ground = { rules: vote.rules, policy: await policyOf(db, vote.policyVersion) }
	const shown = isStillSealed(vote) ? rows.map(sealedAgain) : rows
	return shown.map((row) => ballotView(row, ground))
}

const WITH_VOTER = { include: { rollEntry: { select: { voterName: true } } } } as const

type Row = Prisma.BallotGetPayload<typeof WITH_VOTER>

/** A count in several steps has opened some before it knows the outcome: nobody is told what they say until then. */
function sealedAgain(row: Row): Row {
	return { ...row, choice: null, rung: null, parameters: {}, reason: '', message: null, signature: null }
}

function ballotView(row: Row, ground: Ground): BallotView {
	return {
		id: row.id,
		number: row.number,
		voter: row.rollEntry.voterName,
		address: row.address,
		sequence: row.sequence,
		choice: row.choice === null ? null : choiceText(fromJson<Choice>(row.choice), ground),
		rung: row.rung,
		parameters: row.parameters,
		reason: row.reason,
		conflict: row.choice === null ? null : row.conflict,
		isCounted: row.isCounted,
		castAt: row.castAt.toISOString(),
		power: row.power.toFixed(0),
		ballotHash: row.ballotHash,
		message: row.message,
		signature: row.signature,
		signatureKind: row.signatureKind,
	}
}
