import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { Instant } from '@/lib/domain/kernel/instant'
import { now as readClock } from '@/lib/server/kernel/clock'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import { prisma, type Tx } from '@/lib/server/kernel/prisma'
import { transaction } from '@/lib/server/kernel/transaction'
import { appendToLog } from '@/lib/server/log/append-to-log'
import { policyOf } from '@/lib/server/policy/policies'
import { tallyVote } from './commands/tally-vote'
import { isAllOpened } from './counted-box'
import { keepNextOpened } from './open-sealed'
import { findCountingVotes, findVote, lockVote, saveCountStopped } from './vote.store'

const COUNTER: Actor = { kind: 'system', task: 'count ballots' }

/** How many ballots one step opens: about two seconds, in which nobody else can write to this vote. */
const IN_ONE_STEP = 1_000

export type Counting = {
	readonly take?: number
	/** For tests; otherwise the clock decides. */
	readonly at?: Instant
	readonly stop?: AbortSignal
}

/**
 * Goes on with a count that somebody has begun, to its end or until it is told to stop. Each step is a transaction of its
 * own that holds the vote: a process that is killed loses one step, and two that count the same vote take turns. What the
 * ballots say is shown with the outcome, not before. Answers what the count has stopped at; `null` for nothing.
 */
export async function countVote(
	voteId: string,
	{ take = IN_ONE_STEP, at, stop }: Counting = {},
): Promise<string | null> {
	for (;;) {
		if (stop?.aborted) return null
		const step = await transaction((tx) => takeStep(tx, voteId, { take, at }), 120)
		if (step.state === 'stopped') return step.because
		if (step.state === 'over') return null
		if (step.state === 'opened') break
	}
	return comeToOutcome(voteId, at)
}

const FAILED = 'All ballots are opened, but they could not be counted; whoever runs this server finds why in its log.'

async function comeToOutcome(voteId: string, at: Instant | undefined): Promise<string | null> {
	try {
		const tallied = await tallyVote.execute({ voteId }, { actor: COUNTER, ...(at !== undefined && { at }) })
		// Another process may have been faster with the outcome.
		if (tallied.ok || tallied.problem.reason === 'already_tallied') return null
		// A lost race or a busy server is no standstill: it is tried again, and nobody is told of it.
		if (tallied.problem.code !== 'refused') return null
		return await transaction((tx) => stopAt(tx, voteId, { because: tallied.problem.sentence, at }))
	} catch (error) {
		await transaction((tx) => stopAt(tx, voteId, { because: FAILED, at }))
		throw error
	}
}

/** Goes on with every count that has been begun. Answers what some of them have stopped at. */
export async function countBegunVotes(stop?: AbortSignal): Promise<readonly string[]> {
	const stopped: string[] = []
	for (const voteId of await findCountingVotes(prisma())) {
		// One that fails keeps no other from its turn.
		const because = await countVote(voteId, stop === undefined ? {} : { stop }).catch(String)
		if (because !== null) stopped.push(`Vote ${voteId}: ${because}`)
	}
	return stopped
}

type Step = { readonly state: 'over' | 'going_on' | 'opened' } | { readonly state: 'stopped'; readonly because: string }

type At = { readonly take: number; readonly at: Instant | undefined }

async function takeStep(tx: Tx, voteId: string, { take, at }: At): Promise<Step> {
	await lockVote(tx, voteId)
	const vote = await findVote(tx, voteId)
	if (vote === null || vote.state !== 'counting') return { state: 'over' }
	if (isAllOpened(vote)) return { state: 'opened' }
	const kept = await keepNextOpened(tx, vote, await policyOf(tx, vote.policyVersion), take)
	if (!kept.ok) return { state: 'stopped', because: await stopAt(tx, voteId, { because: kept.refusal.sentence, at }) }
	// The log commits to every row that was written, so each step has an entry; it says how many, and nothing of what.
	const facts = { ballots: vote.openedCount + kept.value, of: vote.ballotCount }
	await logStep(tx, voteId, { type: 'vote.ballots_opened', facts }, at)
	return { state: 'going_on' }
}

/** Keeps what a count has stopped at, for everybody to read; said once, however often it is tried again. */
async function stopAt(
	tx: Tx,
	voteId: string,
	{ because, at }: { readonly because: string; readonly at: Instant | undefined },
): Promise<string> {
	await lockVote(tx, voteId)
	const vote = await findVote(tx, voteId)
	if (vote === null || vote.state !== 'counting' || vote.countStopped === because) return because
	await saveCountStopped(tx, voteId, because)
	const facts = { ballots: vote.openedCount, of: vote.ballotCount }
	await logStep(tx, voteId, { type: 'vote.count_stopped', facts }, at)
	return because
}

async function logStep(tx: Tx, voteId: string, event: DomainEvent, at: Instant | undefined): Promise<void> {
	const when = at ?? (await readClock(tx))
	await appendToLog(tx, { subject: `vote:${voteId}`, actor: COUNTER, at: when, events: [event] })
}
