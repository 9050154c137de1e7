import 'server-only'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import { readSignedBallot } from '@/lib/domain/decisions/read-signed-ballot'
import type { CountedBallot } from '@/lib/domain/decisions/vote-result'
import type { Policy } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import type { Tx } from '@/lib/server/kernel/prisma'
import { type BallotSaid, findSealedBallots } from './ballot.store'
import { installationId } from './installation'
import { sealOf } from './seal'
import type { StoredVote } from './vote.store'

export type OpenedBallot = { readonly id: string; readonly said: BallotSaid; readonly counted: CountedBallot | null }

/** What every sealed ballot of a vote says; `counted` for those that count. Ask only when the vote is being counted. */
export async function openSealedBallots(tx: Tx, vote: StoredVote, policy: Policy): Promise<readonly OpenedBallot[]> {
	const seal = sealOf(vote.id)
	const frame = { chainId: env().CHAIN_ID, installation: await installationId(tx), rules: vote.rules, policy }
	const ballots = await findSealedBallots(tx, vote.id)
	return ballots.map(({ id, number, sealed, isCounted, power }) => {
		const { message, signature } = seal.open(number, sealed)
		// Only ballots that read well were sealed.
		const read = readSignedBallot(message as Record<keyof BallotMessage, string>, frame)
		if (!read.ok) throw new Error(`The sealed ballot ${number} of the vote ${vote.id} does not read as one`)
		const { content, typedData } = read.value
		const said = { ...content, message: typedData.message, signature }
		return { id, said, counted: isCounted ? { ...content, power } : null }
	})
}
