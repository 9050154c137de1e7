import 'server-only'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import { prisma, type Tx } from '@/lib/server/kernel/prisma'

/** A vote whose roll takes long, as it was asked for. */
export type AskedOpening = {
	readonly incidentId: string
	readonly voteId: string
	/** Whether it is a vote that missed its quorum and is opened again. */
	readonly isAgain: boolean
	readonly input: unknown
	readonly askedById: string
}

export type WaitingOpening = AskedOpening & {
	/** How often the worker has begun to open it. */
	readonly tries: number
}

/** Keeps what was asked for, in place of what was refused before; whoever asks second at the same time loses the race. */
export async function addOpening(tx: Tx, asked: AskedOpening, at: Instant): Promise<void> {
	await tx.voteOpening.deleteMany({ where: { incidentId: asked.incidentId, refusal: { not: '' } } })
	await tx.voteOpening.create({ data: { ...asked, input: toJson(asked.input), askedAt: toDate(at) } })
}

/** Id of the vote that is being prepared for a case; `null` for none. */
export async function findPreparing(tx: Tx, incidentId: string): Promise<string | null> {
	const where = { incidentId, refusal: '' }
	return (await tx.voteOpening.findFirst({ where, select: { voteId: true } }))?.voteId ?? null
}

/** All that are to be opened, in the order in which they were asked for. */
export async function findAskedOpenings(tx: Tx): Promise<readonly WaitingOpening[]> {
	const rows = await tx.voteOpening.findMany({ where: { refusal: '' }, orderBy: { askedAt: 'asc' } })
	return rows.map(({ incidentId, voteId, isAgain, input, askedById, tries }) => {
		return { incidentId, voteId, isAgain, input: fromJson<unknown>(input), askedById, tries }
	})
}

/** The vote is open, or a vote is: nothing waits for it any more. */
export async function dropOpening(tx: Tx, incidentId: string): Promise<void> {
	await tx.voteOpening.deleteMany({ where: { incidentId } })
}

/** Names one that was asked for: by the time it is told of, another may have been asked for on the same case. */
export type OpeningKey = Pick<AskedOpening, 'incidentId' | 'voteId'>

/** Counts a try before it begins, so that one whose process is killed counts too. */
export async function saveOpeningTried({ incidentId, voteId }: OpeningKey): Promise<void> {
	await prisma().voteOpening.updateMany({ where: { incidentId, voteId }, data: { tries: { increment: 1 } } })
}

export async function saveOpeningRefused(
	{ incidentId, voteId }: OpeningKey,
	sentence: string,
	at: Instant,
): Promise<void> {
	const refused = { refusal: sentence, refusedAt: toDate(at), input: {} }
	await prisma().voteOpening.updateMany({ where: { incidentId, voteId }, data: refused })
}

/** Told beside the transaction that writes the roll, so that others see it come. */
export async function saveOpeningProgress(
	{ incidentId, voteId }: OpeningKey,
	written: number,
	size: number,
): Promise<void> {
	await prisma().voteOpening.updateMany({ where: { incidentId, voteId }, data: { written, size } })
}
