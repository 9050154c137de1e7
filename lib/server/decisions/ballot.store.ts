import 'server-only'
import { randomUUID } from 'node:crypto'
import type { BallotParameters, Conflict as ConflictOfInterest } from '@/lib/domain/decisions/ballot'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import type { Voter } from '@/lib/domain/decisions/vote'
import type { CountedBallot } from '@/lib/domain/decisions/vote-result'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { Prisma } from '@/lib/generated/prisma/client'
import { fromColumn, fromNumeric } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'

/** What a ballot says; hidden in a sealed vote until it is counted. */
export type BallotSaid = {
	readonly choice: Choice
	readonly parameters: BallotParameters
	readonly message: BallotMessage
	readonly signature: string
}

export type NewBallot = {
	readonly voteId: string
	readonly voterId: string | null
	/** Its number in the vote's chain. */
	readonly number: number
	readonly sequence: number
	readonly ballotHash: string
	readonly revisionHash: string
	readonly signed: { readonly kind: SignatureKind; readonly block: bigint | null }
	/** Open, or sealed with what `sealOf` made of it. */
	readonly content: BallotSaid | { readonly sealed: Uint8Array }
}

function saidColumns(said: BallotSaid) {
	return {
		choice: toJson(said.choice),
		rung: said.choice.kind === 'rung' ? said.choice.rung : null,
		parameters: toJson(said.parameters),
		reason: said.message.reason,
		conflict: said.message.conflict,
		message: toJson(said.message),
		signature: said.signature,
	}
}

/** Keeps a ballot as the voter's counted one; the earlier ones stay on record. */
export async function addBallot(tx: Tx, voter: Voter, ballot: NewBallot, at: Instant): Promise<string> {
	const id = randomUUID()
	const { content, signed, ...facts } = ballot
	if (voter.counted !== null) await uncountBallots(tx, voter)
	await tx.ballot.create({
		data: {
			...facts,
			id,
			rollEntryId: voter.id,
			address: voter.address,
			power: voter.power.toString(),
			signatureKind: signed.kind,
			checkedAtBlock: signed.block,
			isCounted: true,
			castAt: toDate(at),
			...('sealed' in content
				? { sealed: Buffer.from(content.sealed), parameters: {}, reason: '', conflict: 'none' }
				: saidColumns(content)),
		},
	})
	return id
}

/** The voter's ballots no longer count: another one came, or the voter has recused. */
export async function uncountBallots(tx: Tx, voter: Voter): Promise<void> {
	await tx.ballot.updateMany({ where: { rollEntryId: voter.id, isCounted: true }, data: { isCounted: false } })
}

/** Every ballot that counts, with its own power and what is delegated to its voter. */
export async function findCountedBallots(tx: Tx, voteId: string): Promise<readonly CountedBallot[]> {
	const rows = await tx.ballot.findMany({
		where: { voteId, isCounted: true, choice: { not: Prisma.DbNull } },
		select: {
			choice: true,
			power: true,
			parameters: true,
			conflict: true,
			rollEntry: { select: { delegatedPower: true } },
		},
	})
	return rows.map(({ choice, power, rollEntry, parameters, conflict }) => ({
		choice: fromJson<Choice>(choice),
		power: fromNumeric(power) + fromNumeric(rollEntry.delegatedPower),
		parameters: fromJson<BallotParameters>(parameters),
		conflict: fromColumn<ConflictOfInterest>(conflict),
	}))
}

export type SealedBallot = {
	readonly id: string
	readonly number: number
	readonly sealed: Uint8Array
	readonly isCounted: boolean
	/** The voter's own power and what is delegated to the voter. */
	readonly power: bigint
}

/** The ballots of a sealed vote that nobody has opened yet. */
export async function findSealedBallots(tx: Tx, voteId: string): Promise<readonly SealedBallot[]> {
	const rows = await tx.ballot.findMany({
		where: { voteId, message: { equals: Prisma.DbNull } },
		orderBy: { number: 'asc' },
		select: {
			id: true,
			number: true,
			sealed: true,
			isCounted: true,
			power: true,
			rollEntry: { select: { delegatedPower: true } },
		},
	})
	return rows.flatMap(({ sealed, power, rollEntry, ...facts }) =>
		sealed === null ? [] : [{ ...facts, sealed, power: fromNumeric(power) + fromNumeric(rollEntry.delegatedPower) }],
	)
}

/** Keeps what a sealed ballot turned out to say. */
export async function saveOpened(tx: Tx, id: string, said: BallotSaid): Promise<void> {
	await tx.ballot.update({ where: { id }, data: saidColumns(said) })
}
