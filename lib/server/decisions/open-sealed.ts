import 'server-only'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import { readSignedBallot } from '@/lib/domain/decisions/read-signed-ballot'
import type { CountedBallot } from '@/lib/domain/decisions/vote-result'
import { ok, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import type { Tx } from '@/lib/server/kernel/prisma'
import { type BallotSaid, findSealedBallots, type SealedBallot, saveOpened } from './ballot.store'
import { ballotHasher } from './ballot-hasher'
import { installationId } from './installation'
import { type Seal, SealBroken, type SealedContent, sealOf } from './seal'
import { type StoredVote, saveOpenedThrough } from './vote.store'

export type OpenedBallot = { readonly id: string; readonly said: BallotSaid; readonly counted: CountedBallot | null }

/** Others get their turn between two pages, and no more than one page of messages is in memory. */
const PAGE = 250

/** What every sealed ballot of a vote says, page by page, or what stands in the way. Ask only when the vote is counted. */
export async function* openSealedBallots(
	tx: Tx,
	vote: StoredVote,
	policy: Policy,
): AsyncGenerator<Result<readonly OpenedBallot[]>, void> {
	const frame = await frameOf(tx, vote, policy)
	for (let last = 0; ; ) {
		const page = await findSealedBallots(tx, vote.id, last, PAGE)
		yield openAll(page, frame)
		if (page.length < PAGE) return
		last = page.at(-1)?.number ?? last
	}
}

/**
 * Opens the next ballots of a count that goes on, and keeps what they say; it counts no ballot twice, as it goes on
 * behind the last one that it kept. The caller holds the vote.
 */
export async function keepNextOpened(tx: Tx, vote: StoredVote, policy: Policy, take: number): Promise<Result<number>> {
	const page = await findSealedBallots(tx, vote.id, vote.openedThrough, take)
	const opened = openAll(page, await frameOf(tx, vote, policy))
	if (!opened.ok) return opened
	if (page.length > 0) await saveOpened(tx, opened.value)
	// No ballot has a higher number than the last event of the vote.
	const through = page.length < take ? vote.chain.number : (page.at(-1)?.number ?? vote.chain.number)
	await saveOpenedThrough(tx, vote.id, { opened: page.length, through })
	return ok(page.length)
}

async function frameOf(tx: Tx, vote: StoredVote, policy: Policy): Promise<Frame> {
	const frame = { chainId: env().CHAIN_ID, installation: await installationId(tx), rules: vote.rules, policy }
	return { ...frame, seal: sealOf(vote.id), hashOf: ballotHasher(frame) }
}

type Frame = Parameters<typeof readSignedBallot>[1] & {
	readonly seal: Seal
	readonly hashOf: ReturnType<typeof ballotHasher>
}

function openAll(ballots: readonly SealedBallot[], frame: Frame): Result<readonly OpenedBallot[]> {
	const opened: OpenedBallot[] = []
	for (const { id, number, sealed, ballotHash, isCounted, power } of ballots) {
		const content = openedOrBroken(() => frame.seal.open(number, sealed))
		if (content instanceof SealBroken) return broken(content)
		const { message, signature } = content
		// Only ballots that read well were sealed, under the hash that the log has held since.
		const read = readSignedBallot(message as Record<keyof BallotMessage, string>, frame)
		if (!read.ok || frame.hashOf(read.value.typedData.message) !== ballotHash) {
			return broken(new SealBroken(number, 'changed'))
		}
		const said = { ...read.value.content, message: read.value.typedData.message, signature }
		opened.push({ id, said, counted: isCounted ? { ...read.value.content, power } : null })
	}
	return ok(opened)
}

function openedOrBroken(open: () => SealedContent): SealedContent | SealBroken {
	try {
		return open()
	} catch (error) {
		if (error instanceof SealBroken) return error
		throw error
	}
}

/** The vote is not counted, and nothing is lost: it can be once the key or the row is back. */
function broken({ number, reason }: SealBroken): Result<never> {
	return reason === 'other_key'
		? refuse(
				'sealing_key_wrong',
				`Ballot ${number} was sealed with another key than this server has. Start the server with the SEALING_KEY that it had when the ballot came, and count again; nothing is lost.`,
				{ number },
			)
		: refuse(
				'sealed_ballot_changed',
				`Ballot ${number} is not what was sealed: its row has been changed. Restore it from a backup and count again; the log holds the hash of what was signed.`,
				{ number },
			)
}
