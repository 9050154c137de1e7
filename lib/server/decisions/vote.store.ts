import 'server-only'
import { randomUUID } from 'node:crypto'
import { emptyTallyOf } from '@/lib/domain/decisions/methods/counting'
import type { Counted, VoteOutcome } from '@/lib/domain/decisions/methods/method'
import type { Tally } from '@/lib/domain/decisions/methods/tally'
import type { Vote } from '@/lib/domain/decisions/vote'
import type { VoteChain } from '@/lib/domain/decisions/vote-chain'
import type { VoteResult } from '@/lib/domain/decisions/vote-result'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { VoteId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import { Prisma, type Vote as VoteRow } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, fromNumeric, instantOrNull } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredVote = Vote & {
	/** The case that it is about; `null` for a vote on a draft of the policy. */
	readonly incidentId: string | null
	readonly policyDraft: string | null
	readonly treatment: number
	readonly policyVersion: string
	readonly outcome: VoteOutcome | null
	readonly chain: VoteChain
	readonly ballotCount: number
	/** Sealed ballots opened so far by a count that goes on, and the number of the last one. */
	readonly openedCount: number
	readonly openedThrough: number
	/** What the count has stopped at, in a sentence; empty while nothing is wrong. */
	readonly countStopped: string
	readonly awaitedCount: number
	readonly rollHash: string
	readonly policyHash: string
	readonly version: number
}

export type CountingView = {
	/** Ballots opened so far; those of a vote that is not sealed need no opening. */
	readonly counted: number
	readonly total: number
	/** What it has stopped at; empty while nothing is wrong. */
	readonly stopped: string
}

/** How far the count of a vote has come; `null` where none goes on. */
export function countingOf({ state, openedCount, ballotCount, countStopped }: StoredVote): CountingView | null {
	return state === 'counting' ? { counted: openedCount, total: ballotCount, stopped: countStopped } : null
}

/** Whether nobody may be told what the ballots say: until the outcome, also while some are opened already. */
export function isStillSealed({ state, rules }: Pick<StoredVote, 'state' | 'rules'>): boolean {
	return rules.isSealed && state !== 'tallied'
}

export type TallyJson = { readonly [Part in keyof Omit<Tally, 'counts'>]: string } & {
	readonly counts: readonly string[]
}

export function toTally({ counts, chose, abstained, sealed, voters }: TallyJson): Tally {
	return {
		counts: counts.map(BigInt),
		chose: BigInt(chose),
		abstained: BigInt(abstained),
		sealed: BigInt(sealed),
		...(voters !== undefined && { voters: BigInt(voters) }),
	}
}

function toVote(row: VoteRow): StoredVote {
	return {
		...row,
		id: fromColumn<VoteId>(row.id),
		rules: fromJson<VoteRules>(row.rules),
		opensAt: fromDate(row.opensAt),
		mainClosesAt: fromDate(row.mainClosesAt),
		closesAt: fromDate(row.closesAt),
		extendedAt: instantOrNull(row.extendedAt),
		countBegunAt: instantOrNull(row.countBegunAt),
		leadingAtObjection: row.leadingAtObjection === null ? null : fromJson<Counted>(row.leadingAtObjection),
		tally: toTally(fromJson<TallyJson>(row.tally)),
		rollPower: fromNumeric(row.rollPower),
		chain: { number: row.eventCount, head: row.headHash },
	}
}

/** Holds a vote until the transaction ends: ballots, recusals and the count go one after the other. */
export async function lockVote(tx: Tx, voteId: string): Promise<void> {
	await tx.$executeRaw`SELECT 1 FROM vote WHERE id = ${voteId}::uuid FOR UPDATE`
}

export async function findVote(tx: Tx, voteId: string): Promise<StoredVote | null> {
	const row = await tx.vote.findUnique({ where: { id: voteId } })
	return row === null ? null : toVote(row)
}

/** The newest vote of a treatment of a case. */
export async function findLastVote(tx: Tx, incidentId: string, treatment: number): Promise<StoredVote | null> {
	const row = await tx.vote.findFirst({ where: { incidentId, treatment }, orderBy: { attempt: 'desc' } })
	return row === null ? null : toVote(row)
}

/** How many votes there have been on a draft of the policy. */
export async function countPolicyVotes(tx: Tx, policyDraft: string): Promise<number> {
	return tx.vote.count({ where: { policyDraft } })
}

/** Exactly one of `incidentId` and `policyDraft`. */
export type NewVote = {
	readonly incidentId: string | null
	readonly policyDraft: string | null
	readonly treatment: number
	readonly attempt: number
	readonly policyVersion: string
	readonly policyHash: string
	readonly revisionHash: string
	readonly rules: VoteRules
	readonly opensAt: Instant
	readonly mainClosesAt: Instant
	readonly closesAt: Instant
	readonly rollHash: string
	readonly rollPower: bigint
	readonly rollSize: number
	/** Where it was given out before. */
	readonly id?: string | undefined
}

/** Opens a vote that nobody has voted in yet; its roll is added after it. */
export async function addVote(
	tx: Tx,
	{ id = randomUUID(), rollSize, rollPower, rules, ...vote }: NewVote,
): Promise<string> {
	await tx.vote.create({
		data: {
			...vote,
			id,
			method: rules.method,
			state: 'open',
			opensAt: toDate(vote.opensAt),
			mainClosesAt: toDate(vote.mainClosesAt),
			closesAt: toDate(vote.closesAt),
			rules: toJson(rules),
			tally: toJson(emptyTallyOf(rules)),
			rollPower: rollPower.toString(),
			awaitedCount: rollSize,
			headHash: vote.rollHash,
		},
	})
	return id
}

export type VoteChange = {
	readonly vote: Vote
	readonly chain: VoteChain
	/** Ballots taken by this step. */
	readonly ballots: 0 | 1
	/** Voters who are no longer waited for. */
	readonly arrived: 0 | 1
}

/** Keeps the vote after a step; throws `Conflict` when it has changed since it was loaded. */
export async function saveVote(
	tx: Tx,
	before: StoredVote,
	{ vote, chain, ballots, arrived }: VoteChange,
): Promise<void> {
	const { count } = await tx.vote.updateMany({
		where: { id: before.id, version: before.version },
		data: {
			state: vote.state,
			mainClosesAt: toDate(vote.mainClosesAt),
			closesAt: toDate(vote.closesAt),
			extendedAt: dateOrNull(vote.extendedAt),
			countBegunAt: dateOrNull(vote.countBegunAt),
			leadingAtObjection: vote.leadingAtObjection === null ? Prisma.DbNull : toJson(vote.leadingAtObjection),
			tally: toJson(vote.tally),
			rollPower: vote.rollPower.toString(),
			eventCount: chain.number,
			headHash: chain.head,
			ballotCount: { increment: ballots },
			awaitedCount: { decrement: arrived },
			version: { increment: 1 },
		},
	})
	if (count === 0) throw new Conflict()
}

/** Keeps how far a count has come, with the ballots that were opened for it. */
export async function saveOpenedThrough(
	tx: Tx,
	voteId: string,
	{ opened, through }: { readonly opened: number; readonly through: number },
): Promise<void> {
	await tx.vote.update({
		where: { id: voteId },
		data: { openedCount: { increment: opened }, openedThrough: through, countStopped: '' },
	})
}

/** Keeps what a count has stopped at; it is tried again. */
export async function saveCountStopped(tx: Tx, voteId: string, sentence: string): Promise<void> {
	await tx.vote.update({ where: { id: voteId }, data: { countStopped: sentence } })
}

/** The votes whose count goes on, the one that closed first before the others. */
export async function findCountingVotes(tx: Tx): Promise<readonly string[]> {
	const rows = await tx.vote.findMany({
		where: { state: 'counting' },
		orderBy: { closesAt: 'asc' },
		select: { id: true },
	})
	return rows.map(({ id }) => id)
}

/** What the count of a vote came to; `null` before it. */
export async function findResult(tx: Tx, voteId: string): Promise<VoteResult | null> {
	const { result } = await tx.vote.findUniqueOrThrow({ where: { id: voteId }, select: { result: true } })
	return result === null ? null : fromJson<VoteResult>(result)
}

export async function saveResult(tx: Tx, voteId: string, result: VoteResult, at: Instant): Promise<void> {
	await tx.vote.update({
		where: { id: voteId },
		data: {
			outcome: result.outcome,
			decidedRung: result.rung,
			result: toJson(result),
			talliedAt: toDate(at),
		},
	})
}
