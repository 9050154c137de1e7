import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import type { BallotParameters, Conflict as ConflictOfInterest } from '@/lib/domain/decisions/ballot'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import { EMPTY_TALLY, type LadderTally } from '@/lib/domain/decisions/ladder-tally'
import type { Vote, Voter } from '@/lib/domain/decisions/vote'
import type { VoteChain } from '@/lib/domain/decisions/vote-chain'
import type { CountedBallot, VoteResult } from '@/lib/domain/decisions/vote-result'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { VoteOutcome } from '@/lib/domain/incidents/decision-path'
import type { Address, VoteId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import type { Policy, Rung } from '@/lib/domain/policy/policy'
import type { Vote as VoteRow } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, fromNumeric, instantOrNull } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'

export type StoredVote = Vote & {
	readonly incidentId: string
	readonly treatment: number
	readonly policyVersion: string
	readonly outcome: VoteOutcome | null
	readonly chain: VoteChain
	readonly awaitedCount: number
	readonly version: number
}

type TallyJson = { readonly byRung: readonly string[]; readonly abstained: string }

export function toTally(json: TallyJson): LadderTally {
	return { byRung: json.byRung.map(BigInt), abstained: BigInt(json.abstained) }
}

function toVote(row: VoteRow): StoredVote {
	return {
		...row,
		incidentId: row.incidentId ?? '',
		chain: { number: row.eventCount, head: row.headHash },
		id: fromColumn<VoteId>(row.id),
		method: 'ladder',
		opensAt: fromDate(row.opensAt),
		closesAt: fromDate(row.closesAt),
		extendedAt: instantOrNull(row.extendedAt),
		tally: toTally(fromJson<TallyJson>(row.tally)),
		rollPower: fromNumeric(row.rollPower),
	}
}

/** Loads a vote and holds it until the transaction ends: ballots, recusals and the count go one after the other. */
export async function lockVote(tx: Tx, voteId: string): Promise<StoredVote | null> {
	await tx.$queryRaw`SELECT 1 FROM vote WHERE id = ${voteId}::uuid FOR UPDATE`
	return findVote(tx, voteId)
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

/** The entry of a wallet on the roll, with the ballot that it cast last. */
export async function findVoter(tx: Tx, voteId: string, address: Address | null): Promise<Voter | null> {
	if (address === null) return null
	const entry = await tx.rollEntry.findUnique({ where: { voteId_address: { voteId, address } } })
	if (entry === null) return null
	const counted = await tx.ballot.findFirst({
		where: { rollEntryId: entry.id },
		orderBy: { sequence: 'desc' },
		select: { rung: true, sequence: true },
	})
	return {
		id: entry.id,
		address,
		power: fromNumeric(entry.power),
		isRecused: entry.recusedAt !== null,
		counted: counted === null ? null : { rung: fromColumn<Rung>(counted.rung), sequence: counted.sequence },
	}
}

export async function findCountedBallots(tx: Tx, voteId: string): Promise<readonly CountedBallot[]> {
	const rows = await tx.ballot.findMany({ where: { voteId, isCounted: true } })
	return rows.map((row) => ({
		rung: fromColumn<Rung>(row.rung),
		power: fromNumeric(row.power),
		parameters: fromJson<BallotParameters>(row.parameters),
		conflict: fromColumn<ConflictOfInterest>(row.conflict),
	}))
}

export type NewVote = {
	readonly incidentId: string
	readonly treatment: number
	readonly attempt: number
	readonly policy: Policy
	readonly rules: VoteRules
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
	const roll = stewards.map((steward) => ({
		id: randomUUID(),
		voteId: id,
		voterId: steward.id,
		voterName: steward.name,
		address: (steward.address ?? '').toLowerCase(),
		power: '1',
	}))
	const rollHash = hashOf(
		roll
			.map(({ id, address, power }) => ({ id, address, power, delegate: null }))
			.sort((left, right) => (left.id < right.id ? -1 : 1)),
	)
	const { policy, rules, ...facts } = vote
	await tx.vote.create({
		data: {
			...facts,
			policyVersion: policy.version,
			id,
			method: 'ladder',
			state: 'open',
			opensAt: toDate(vote.opensAt),
			mainClosesAt: toDate(vote.closesAt),
			closesAt: toDate(vote.closesAt),
			rules: toJson(rules),
			tally: toJson(EMPTY_TALLY),
			rollPower: String(roll.length),
			awaitedCount: roll.length,
			rollHash,
			policyHash: hashOf(policy),
			headHash: rollHash,
		},
	})
	await tx.rollEntry.createMany({ data: roll })
	return id
}

function hashOf(value: unknown): string {
	return createHash('sha256')
		.update(canonicalJson(toJson(value) as Json))
		.digest('hex')
}

export async function saveVote(
	tx: Tx,
	before: StoredVote,
	after: Vote,
	chain: VoteChain = before.chain,
): Promise<void> {
	const { count } = await tx.vote.updateMany({
		where: { id: before.id, version: before.version },
		data: {
			state: after.state,
			closesAt: toDate(after.closesAt),
			extendedAt: dateOrNull(after.extendedAt),
			tally: toJson(after.tally),
			rollPower: after.rollPower.toString(),
			eventCount: chain.number,
			headHash: chain.head,
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
	readonly voterId: string
	readonly number: number
	readonly ballotHash: string
	readonly rung: Rung | null
	readonly parameters: BallotParameters
	readonly message: BallotMessage
	readonly signature: string
	readonly revisionHash: string
}

/** Keeps a ballot as the voter's counted one; the earlier ones stay on record. */
export async function addBallot(tx: Tx, ballot: NewBallot, at: Instant): Promise<string> {
	const id = randomUUID()
	const { voter, message } = ballot
	await tx.ballot.updateMany({ where: { rollEntryId: voter.id, isCounted: true }, data: { isCounted: false } })
	await tx.ballot.create({
		data: {
			id,
			voteId: ballot.voteId,
			rollEntryId: voter.id,
			voterId: ballot.voterId,
			address: voter.address,
			number: ballot.number,
			sequence: Number(message.sequence),
			choice: ballot.rung === null ? { kind: 'abstain' } : { kind: 'rung', rung: ballot.rung },
			rung: ballot.rung,
			parameters: toJson(ballot.parameters),
			reason: message.reason,
			conflict: message.conflict,
			revisionHash: ballot.revisionHash,
			ballotHash: ballot.ballotHash,
			message: toJson(message),
			signature: ballot.signature,
			power: voter.power.toString(),
			isCounted: true,
			castAt: toDate(at),
		},
	})
	await tx.vote.update({
		where: { id: ballot.voteId },
		data: { ballotCount: { increment: 1 }, ...(voter.counted === null && { awaitedCount: { decrement: 1 } }) },
	})
	await tx.rollEntry.update({ where: { id: voter.id }, data: { hasVoted: true } })
	return id
}

export async function recuseVoter(
	tx: Tx,
	of: { readonly voteId: string; readonly voter: Voter },
	declared: { readonly conflict: string; readonly note: string },
	at: Instant,
): Promise<void> {
	await tx.ballot.updateMany({ where: { rollEntryId: of.voter.id, isCounted: true }, data: { isCounted: false } })
	await tx.rollEntry.update({
		where: { id: of.voter.id },
		data: { recusedAt: toDate(at), conflict: declared.conflict, conflictNote: declared.note },
	})
	if (of.voter.counted === null) {
		await tx.vote.update({ where: { id: of.voteId }, data: { awaitedCount: { decrement: 1 } } })
	}
}
