import 'server-only'
import { ListBallotsInput } from '@/lib/contracts/decisions'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { decodeTimeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findVote } from '../vote.store'

export type BallotView = {
	readonly id: string
	readonly voter: string
	readonly address: string
	readonly sequence: number
	readonly rung: number | null
	readonly parameters: unknown
	readonly reason: string
	readonly conflict: string
	readonly isCounted: boolean
	readonly castAt: string
	readonly power: string
	readonly message: unknown
	readonly signature: string | null
}

/** Every ballot of a vote with its signature, replaced ones included, in the order in which they came. */
export const listBallots = defineQuery({
	name: 'vote.list_ballots',
	input: ListBallotsInput,
	answer: async ({ db, input, actor }): Promise<{ data: readonly BallotView[]; nextCursor: string | null } | null> => {
		const vote = await findVote(db, input.voteId)
		const incident = vote && (await findIncident(db, vote.incidentId))
		if (!vote || !incident || !canReadIncident(actor, incident)) return null
		const after = input.cursor === undefined ? null : decodeTimeCursor(input.cursor)
		const rows = await db.ballot.findMany({
			where: {
				voteId: vote.id,
				...(after && {
					OR: [{ castAt: { gt: after.at } }, { castAt: after.at, id: { gt: after.id } }],
				}),
			},
			orderBy: [{ castAt: 'asc' }, { id: 'asc' }],
			take: input.limit + 1,
		})
		const names = await db.rollEntry.findMany({
			where: { voteId: vote.id },
			select: { voterId: true, voterName: true },
		})
		const nameOf = new Map(names.map((entry) => [entry.voterId, entry.voterName]))
		const page = rows.slice(0, input.limit)
		const last = page.at(-1)
		return {
			data: page.map((row) => ({
				id: row.id,
				voter: nameOf.get(row.voterId) ?? '',
				address: row.address,
				sequence: row.sequence,
				rung: row.rung,
				parameters: row.parameters,
				reason: row.reason,
				conflict: row.conflict,
				isCounted: row.isCounted,
				castAt: row.castAt.toISOString(),
				power: row.power.toString(),
				message: row.message,
				signature: row.signature,
			})),
			nextCursor:
				rows.length > input.limit && last ? encodeCursor({ key: last.castAt.toISOString(), id: last.id }) : null,
		}
	},
})
