import 'server-only'
import { randomUUID } from 'node:crypto'
import {
	type CommentTarget,
	type EarlierComment,
	readTarget,
	type Stage,
	targetText,
} from '@/lib/domain/incidents/discussion'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { instantOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { StoredIncident } from './incident.store'

/** Waits for a count of this case's vote, and lets none begin: what is said before the freeze stands before it. */
export async function holdOpenVote(tx: Tx, incidentId: string): Promise<void> {
	await tx.$executeRaw`SELECT 1 FROM vote WHERE incident_id = ${incidentId}::uuid AND state <> 'tallied' FOR SHARE`
}

/**
 * How far the discussion of a case has come, when the vote ends that has not been counted yet, and when the last counted
 * one closed, in whichever treatment.
 */
export async function stageOf(
	tx: Tx,
	{ id, treatment }: Pick<StoredIncident, 'id' | 'treatment'>,
): Promise<{ readonly stage: Stage; readonly voteClosesAt: Instant | null; readonly voteClosedAt: Instant | null }> {
	const all = await tx.vote.findMany({
		where: { incidentId: id },
		select: { state: true, closesAt: true, treatment: true },
		orderBy: { closesAt: 'asc' },
	})
	const votes = all.filter((vote) => vote.treatment === treatment)
	const open = votes.find(({ state }) => state !== 'tallied')
	return {
		stage: { treatment, votesClosed: votes.filter(({ state }) => state === 'tallied').length },
		voteClosesAt: instantOrNull(open?.closesAt ?? null),
		voteClosedAt: instantOrNull(all.findLast(({ state }) => state === 'tallied')?.closesAt ?? null),
	}
}

/** A comment of this case, as its answers see it; `null` where the case has none with this id. */
export async function findComment(tx: Tx, incidentId: string, id: string): Promise<EarlierComment | null> {
	const row = await tx.comment.findFirst({ where: { id, incidentId } })
	const target = row && readTarget(row.about)
	return row && target && { target, treatment: row.treatment, votesClosed: row.votesClosed }
}

export type NewComment = Stage & {
	readonly incidentId: string
	readonly author: { readonly id: string; readonly name: string; readonly role: string }
	readonly target: CommentTarget
	readonly parentId: string | null
	readonly revision: number
	readonly body: string
}

export async function addComment(tx: Tx, comment: NewComment, at: Instant): Promise<string> {
	const { author, target, ...columns } = comment
	const id = randomUUID()
	await tx.comment.create({
		data: {
			...columns,
			id,
			authorId: author.id,
			authorName: author.name,
			authorRole: author.role,
			about: targetText(target),
			createdAt: toDate(at),
		},
	})
	return id
}
