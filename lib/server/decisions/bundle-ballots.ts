import 'server-only'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import { fromColumn } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'

const PAGE = 1_000

/** A ballot as a bundle tells of it. */
export type BallotLine = {
	readonly number: number
	readonly rollId: string
	readonly castAt: string
	readonly isCounted: boolean
	readonly ballotHash: string
	/** `null` while it is sealed, like the signature. */
	readonly message: BallotMessage | null
	readonly signature: string | null
	readonly signatureKind: SignatureKind
	readonly checkedAtBlock: string | null
}

/** The moment that a bundle tells of. The vote may go on while its ballots are read. */
export type Moment = {
	readonly voteId: string
	/** The number of the last event of the vote's chain. */
	readonly number: number
	/** Entries of the roll that had recused. */
	readonly recused: ReadonlySet<string>
	/** Whether the ballots were sealed, which they then are in the whole bundle. */
	readonly isSealed: boolean
}

type Row = {
	readonly number: number
	readonly rollId: string
	readonly castAt: Date
	readonly isCounted: boolean
	readonly ballotHash: string
	readonly message: BallotMessage | null
	readonly signature: string | null
	readonly signatureKind: string
	readonly checkedAtBlock: bigint | null
	/** Number of the ballot that replaced it. */
	readonly replacedBy: number | null
	readonly isRecused: boolean
}

/** Every ballot of a vote by number, as it was at that moment, page by page. */
export async function* ballotLines(db: Tx, moment: Moment): AsyncGenerator<readonly BallotLine[], void> {
	for (let last = 0; ; ) {
		const rows: readonly Row[] = await db.$queryRaw<Row[]>`
			SELECT b.number, b.roll_entry_id AS "rollId", b.cast_at AS "castAt", b.is_counted AS "isCounted",
				b.ballot_hash AS "ballotHash", b.message, b.signature, b.signature_kind AS "signatureKind",
				b.checked_at_block AS "checkedAtBlock", n.number AS "replacedBy", r.recused_at IS NOT NULL AS "isRecused"
			FROM ballot b JOIN roll_entry r ON r.id = b.roll_entry_id
			LEFT JOIN ballot n ON n.roll_entry_id = b.roll_entry_id AND n.sequence = b.sequence + 1
			WHERE b.vote_id = ${moment.voteId}::uuid AND b.number > ${last} AND b.number <= ${moment.number}
			ORDER BY b.number LIMIT ${PAGE}`
		if (rows.length > 0) yield rows.map((row) => lineOf(row, moment))
		if (rows.length < PAGE) return
		last = rows.at(-1)?.number ?? last
	}
}

function lineOf({ replacedBy, isRecused, ...row }: Row, { number, recused, isSealed }: Moment): BallotLine {
	const isReplacedSince = replacedBy !== null && replacedBy > number
	const isRecusedSince = replacedBy === null && isRecused && !recused.has(row.rollId)
	return {
		number: row.number,
		rollId: row.rollId,
		castAt: row.castAt.toISOString(),
		isCounted: row.isCounted || isReplacedSince || isRecusedSince,
		ballotHash: row.ballotHash,
		message: isSealed ? null : row.message,
		signature: isSealed ? null : row.signature,
		signatureKind: fromColumn<SignatureKind>(row.signatureKind),
		checkedAtBlock: row.checkedAtBlock?.toString() ?? null,
	}
}
