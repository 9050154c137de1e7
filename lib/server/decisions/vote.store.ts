import 'server-only'
import { randomUUID } from 'node:crypto'
import type { BallotParameters, Conflict as ConflictOfInterest } from '@/lib/domain/decisions/ballot'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import { EMPTY_TALLY, type LadderTally } from '@/lib/domain/decisions/ladder-tally'
import type { Vote, Voter } from '@/lib/domain/decisions/vote'
import type { CountedBallot, VoteResult } from '@/lib/domain/decisions/vote-result'
import type { PersonId, VoteId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import type { Vote as VoteRow } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredVote = Vote & {
	readonly incidentId: string
	readonly treatment: number
	readonly policyVersion: string
	readonly outcome: 'adopted' | 'quorum_not_met' | null
	readonly version: number
}

type TallyJson = { readonly byRung: readonly string[]; readonly abstained: string }

export function toTally(json: TallyJson): LadderTally {
	return { byRung: json.byRung.map(BigInt), abstained: BigInt(json.abstained) }
}

function toVote(row: VoteRow, rollPower: bigint): StoredVote {
	return {
		...row,
		id: fromColumn<VoteId>(row.id),
		method: 'ladder',
		opensAt: fromDate(row.opensAt),
		closesAt: fromDate(row.closesAt),
		extendedAt: instantOrNull(row.extendedAt),
		tally: toTally(fromJson<TallyJson>(row.tally)),
		rollPower,
	}
}

async function rollPowerOf(tx: Tx, voteId: string): Promise<bigint> {
	const sum = await tx.rollEntry.aggregate({ where: { voteId, recusedAt: null }, _sum: { power: true } })
	return sum._sum.power ?? 0n
}

/** Loads a vote and holds it until the transaction ends: ballots, recusals and the count go one after the other. */
export async function lockVote(tx: Tx, voteId: string): Promise<StoredVote | null> {
	await tx.$queryRaw`SELECT 1 FROM vote WHERE id = ${voteId}::uuid FOR UPDATE`
	return findVote(tx, voteId)
}

export async function findVote(tx: Tx, voteId: string): Promise<StoredVote | null> {
	const row = await tx.vote.findUnique({ where: { id: voteId } })
	return row === null ? null : toVote(row, await rollPowerOf(tx, voteId))
}

/** The newest vote of a treatment of a case. */
export async function findLastVote(tx: Tx, incidentId: string, treatment: number): Promise<StoredVote | null> {
	const row = await tx.vote.findFirst({ where: { incidentId, treatment }, orderBy: { attempt: 'desc' } })
	return row === null ? null : toVote(row, await rollPowerOf(tx, row.id))
}

export async function findVoter(tx: Tx, voteId: string, voterId: PersonId): Promise<Voter | null> {
	const entry = await tx.rollEntry.findUnique({ where: { voteId_voterId: { voteId, voterId } } })
	if (entry === null) return null
	const counted = await tx.ballot.findFirst({
		where: { voteId, voterId },
		orderBy: { sequence: 'desc' },
		select: { rung: true, sequence: true },
	})
	return {
		id: voterId,
		power: entry.power,
		isRecused: entry.recusedAt !== null,
		counted: counted === null ? null : { rung: fromColumn<Rung>(counted.rung), sequence: counted.sequence },
	}
}

export async function findVoters(tx: Tx, voteId: string): Promise<readonly Voter[]> {
	const [entries, ballots] = await Promise.all([
		tx.rollEntry.findMany({ where: { voteId } }),
		tx.ballot.findMany({ where: { voteId, isCounted: true }, select: { voterId: true, rung: true, sequence: true } }),
	])
	const byVoter = new Map(ballots.map((ballot) => [ballot.voterId, ballot]))
	return entries.map((entry) => {
		const ballot = byVoter.get(entry.voterId)
		return {
			id: fromColumn<PersonId>(entry.voterId),
			power: entry.power,
			isRecused: entry.recusedAt !== null,
			counted: ballot ? { rung: fromColumn<Rung>(ballot.rung), sequence: ballot.sequence } : null,
		}
	})
}

export async function findCountedBallots(tx: Tx, voteId: string): Promise<readonly CountedBallot[]> {
	const rows = await tx.ballot.findMany({ where: { voteId, isCounted: true } })
	return rows.map((row) => ({
		rung: fromColumn<Rung>(row.rung),
		power: row.power,
		parameters: fromJson<BallotParameters>(row.parameters),
		conflict: fromColumn<ConflictOfInterest>(row.conflict),
	}))
}

export type NewVote = {
	readonly incidentId: string
	readonly treatment: number
	readonly attempt: number
	readonly policyVersion: string
	readonly revisionHash: string
	readonly opensAt: Instant
	readonly closesAt: Instant
}

/**
 * Opens a vote with its roll: every steward with a wallet at this moment, one vote each, but for those who coordinate
 * the case or belong to the operator concerned: who may not vote must not weigh on the quorum.
 */
export async function addVote(tx: Tx, vote: NewVote): Promise<string> {
	const id = randomUUID()
	const { operatorId, coordinatorId } = await tx.incident.findUniqueOrThrow({
		where: { id: vote.incidentId },
		select: { operatorId: true, coordinatorId: true },
	})
	const stewards = await tx.person.findMany({
		where: {
			address: { not: null },
			grants: { some: { role: 'steward', endedAt: null } },
			memberships: { none: { operatorId, endedAt: null } },
			...(coordinatorId !== null && { id: { not: coordinatorId } }),
		},
		select: { id: true, name: true, address: true },
	})
	await tx.vote.create({
		data: {
			...vote,
			id,
			method: 'ladder',
			state: 'open',
			opensAt: toDate(vote.opensAt),
			closesAt: toDate(vote.closesAt),
			tally: toJson(EMPTY_TALLY),
		},
	})
	await tx.rollEntry.createMany({
		data: stewards.map((steward) => ({
			id: randomUUID(),
			voteId: id,
			voterId: steward.id,
			voterName: steward.name,
			address: steward.address ?? '',
			power: 1n,
		})),
	})
	return id
}

export async function saveVote(tx: Tx, before: StoredVote, after: Vote): Promise<void> {
	const { count } = await tx.vote.updateMany({
		where: { id: before.id, version: before.version },
		data: {
			state: after.state,
			closesAt: toDate(after.closesAt),
			extendedAt: dateOrNull(after.extendedAt),
			tally: toJson(after.tally),
			version: { increment: 1 },
		},
	})
	if (count === 0) throw new Conflict()
}

export async function saveResult(
	tx: Tx,
	voteId: string,
	counted: { readonly outcome: 'adopted' | 'quorum_not_met'; readonly rung: Rung | null; readonly result: VoteResult },
	at: Instant,
): Promise<void> {
	await tx.vote.update({
		where: { id: voteId },
		data: {
			outcome: counted.outcome,
			decidedRung: counted.rung,
			result: toJson(counted.result),
			talliedAt: toDate(at),
		},
	})
}

export type NewBallot = {
	readonly voteId: string
	readonly voter: Voter
	readonly rung: Rung | null
	readonly parameters: BallotParameters
	readonly message: BallotMessage
	readonly signature: string
	readonly revisionHash: string
}

/** Keeps a ballot as the voter's counted one; the earlier ones stay on record. */
export async function addBallot(tx: Tx, ballot: NewBallot, at: Instant): Promise<string> {
	const id = randomUUID()
	const { voteId, voter, message } = ballot
	await tx.ballot.updateMany({ where: { voteId, voterId: voter.id, isCounted: true }, data: { isCounted: false } })
	await tx.ballot.create({
		data: {
			id,
			voteId,
			voterId: voter.id,
			address: message.voter,
			sequence: Number(message.sequence),
			rung: ballot.rung,
			parameters: toJson(ballot.parameters),
			reason: message.reason,
			conflict: message.conflict,
			revisionHash: ballot.revisionHash,
			message: toJson(message),
			signature: ballot.signature,
			power: voter.power,
			isCounted: true,
			castAt: toDate(at),
		},
	})
	return id
}

export async function recuseVoter(
	tx: Tx,
	of: { readonly voteId: string; readonly voterId: string },
	declared: { readonly conflict: string; readonly note: string },
	at: Instant,
): Promise<void> {
	await tx.ballot.updateMany({ where: { ...of, isCounted: true }, data: { isCounted: false } })
	await tx.rollEntry.updateMany({
		where: of,
		data: { recusedAt: toDate(at), conflict: declared.conflict, conflictNote: declared.note },
	})
}
