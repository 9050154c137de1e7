import 'server-only'
import { randomUUID } from 'node:crypto'
import type { BallotParameters, Conflict as ConflictOfInterest } from '@/lib/domain/decisions/ballot'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import type { Voter } from '@/lib/domain/decisions/vote'
import type { CountedBallot } from '@/lib/domain/decisions/vote-result'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { fromColumn } from '@/lib/server/kernel/columns'
import { toJson } from '@/lib/server/kernel/json'
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

/** How many counted ballots are read at once. */
const COUNTED_AT_ONCE = 5_000

type CountedRow = {
	readonly number: number
	readonly choice: Choice
	readonly parameters: BallotParameters
	readonly conflict: string
	readonly power: string
}

/** Every ballot that counts, with its own power and what is delegated to its voter. Of each only what counts is kept. */
export async function findCountedBallots(tx: Tx, voteId: string): Promise<readonly CountedBallot[]> {
	const found: CountedBallot[] = []
	for (let last = 0; ; ) {
		const rows: readonly CountedRow[] = await tx.$queryRaw<CountedRow[]>`
			SELECT b.number, b.choice, b.parameters, b.conflict, (b.power + r.delegated_power)::text AS power
			FROM ballot b JOIN roll_entry r ON r.id = b.roll_entry_id
			WHERE b.vote_id = ${voteId}::uuid AND b.number > ${last} AND b.is_counted AND b.choice IS NOT NULL
			ORDER BY b.number LIMIT ${COUNTED_AT_ONCE}`
		for (const { choice, parameters, conflict, power } of rows) {
			found.push({ choice, parameters, conflict: fromColumn<ConflictOfInterest>(conflict), power: BigInt(power) })
		}
		if (rows.length < COUNTED_AT_ONCE) return found
		last = rows.at(-1)?.number ?? last
	}
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

type SealedRow = Omit<SealedBallot, 'power' | 'sealed'> & { readonly power: string; readonly sealed: Uint8Array | null }

/** The next `take` ballots of a sealed vote after a number that nobody has opened yet. */
export async function findSealedBallots(
	tx: Tx,
	voteId: string,
	after: number,
	take: number,
): Promise<readonly SealedBallot[]> {
	const rows = await tx.$queryRaw<SealedRow[]>`
		SELECT b.id, b.number, b.ballot_hash AS "ballotHash", b.sealed, b.is_counted AS "isCounted",
			(b.power + r.delegated_power)::text AS power
		FROM ballot b JOIN roll_entry r ON r.id = b.roll_entry_id
		WHERE b.vote_id = ${voteId}::uuid AND b.number > ${after} AND b.message IS NULL
		ORDER BY b.number LIMIT ${take}`
	return rows.map(({ sealed, power, ...facts }) => ({
		...facts,
		sealed: sealed ?? new Uint8Array(), // a row that lost it does not open, and the count says so
		power: BigInt(power),
	}))
}

/** Keeps what sealed ballots turned out to say, many with one statement. */
export async function saveOpened(
	tx: Tx,
	opened: readonly { readonly id: string; readonly said: BallotSaid }[],
): Promise<void> {
	const rows = opened.map(({ id, said }) => ({ id, ...saidColumns(said) }))
	await tx.$executeRaw`
		UPDATE ballot SET choice = said.choice, rung = said.rung, parameters = said.parameters, reason = said.reason,
			conflict = said.conflict, message = said.message, signature = said.signature
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said(id uuid, choice jsonb, rung int,
			parameters jsonb, reason text, conflict text, message jsonb, signature text)
		WHERE ballot.id = said.id`
}
