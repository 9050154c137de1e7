import 'server-only'
import { type AcceptedBallot, type BallotReceipt, ballotReceipt } from '@/lib/server/decisions/receipt'
import type { LoggedLeaf } from '@/lib/server/log/append-to-log'

type Accepted = AcceptedBallot & { readonly id: string; readonly closesAt: string }

/** The receipt, with the ballot's id and the time until which it can be replaced. */
export function withReceipt(
	ballot: Accepted,
	leaves: readonly LoggedLeaf[],
): BallotReceipt & Pick<Accepted, 'id' | 'closesAt'> {
	return { ...ballotReceipt(ballot, leaves), id: ballot.id, closesAt: ballot.closesAt }
}
