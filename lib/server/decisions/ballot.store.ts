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
	await uncountBallot(tx, voter)
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

/** The voter's last ballot no longer counts: another one came, or the voter has recused. It is found by its number. */
export async function uncountBallot(tx: Tx, { id, counted }: Voter): Promise<void> {
	if (counted === null) return
	const place = { rollEntryId: id, sequence: counted.sequence }
	await tx.ballot.update({ where: { rollEntryId_sequence: place }, data: { isCounted: false } })
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
	readonly ballotHash: string
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
			ballotHash: true,
			sealed: true,
			isCounted: true,
			power: true,
			rollEntry: { select: { delegatedPower: true } },
		},
	})
	return rows.map(({ sealed, power, rollEntry, ...facts }) => ({
		...facts,
		sealed: sealed ?? new Uint8Array(), // a row that lost it does not open, and the count says so
		power: fromNumeric(power) + fromNumeric(rollEntry.delegatedPower),
	}))
}

const OPENED_AT_ONCE = 2_000

/** Keeps what sealed ballots turned out to say, many with each statement. */
export async function saveOpened(
	tx: Tx,
	opened: readonly { readonly id: string; readonly said: BallotSaid }[],
): Promise<void> {
	for (let from = 0; from < opened.length; from += OPENED_AT_ONCE) {
		const rows = opened.slice(from, from + OPENED_AT_ONCE).map(({ id, said }) => ({ id, ...saidColumns(said) }))
		await tx.$executeRaw`
			UPDATE ballot SET choice = said.choice, rung = said.rung, parameters = said.parameters, reason = said.reason,
				conflict = said.conflict, message = said.message, signature = said.signature
			FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said(id uuid, choice jsonb, rung int,
				parameters jsonb, reason text, conflict text, message jsonb, signature text)
			WHERE ballot.id = said.id`
	}
}
