import 'server-only'
import { VoteInput } from '@/lib/contracts/decisions'
import type { Counted } from '@/lib/domain/decisions/methods/method'
import type { Vote } from '@/lib/domain/decisions/vote'
import { type CountedBallot, resultOf, tallyOf, type VoteResult } from '@/lib/domain/decisions/vote-result'
import { closeVote, isDue } from '@/lib/domain/decisions/vote-steps'
import { recordTally } from '@/lib/domain/incidents/decision-path'
import type { Stepped } from '@/lib/domain/incidents/step'
import { ok, type Result } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'
import { policyOf } from '@/lib/server/policy/policies'
import { settleDraft } from '@/lib/server/policy/policy.store'
import { findCountedBallots, saveOpened } from '../ballot.store'
import { openSealedBallots } from '../open-sealed'
import { findVote, lockVote, type StoredVote, saveResult, saveVote } from '../vote.store'
import { canReadMatter, matterOf, mayConduct } from '../vote-matter'

/** Ends a vote and counts it: at its time, or earlier when nobody could change its outcome any more. */
export const tallyVote = defineCommand({
	name: 'vote.tally',
	input: VoteInput,
	// A sealed vote of 100,000 ballots: each is decrypted, hashed, counted and published, all of them or none.
	mostSeconds: 600,
	lock: ({ tx, input }) => lockVote(tx, input.voteId),
	load: async ({ tx, input, actor, now }) => {
		const vote = await findVote(tx, input.voteId)
		const matter = vote && (await matterOf(tx, vote))
		if (!vote || !matter) return null
		const policy = await policyOf(tx, vote.policyVersion)
		const facts = { isEveryoneIn: vote.awaitedCount === 0, ballots: vote.ballotCount, head: vote.chain.head }
		// Nobody who would be refused gets ballots opened.
		const isCounting =
			vote.state === 'open' &&
			isDue(vote, facts, { rules: vote.rules, policy }, now) &&
			mayConduct(actor, matter).allowed
		const box = isCounting ? await openBox(tx, vote, policy) : NO_BOX
		return { vote, matter, policy, facts, box }
	},
	readable: ({ actor, subject }) => canReadMatter(actor, subject.matter),
	allow: ({ actor, subject }) => mayConduct(actor, subject.matter),
	decide: ({ subject: { vote, matter, policy, facts, box }, now }) => {
		if (!box.ok) return box
		const isOpened = box.value.opened > 0
		const counted = isOpened ? { ...vote, tally: tallyOf(box.value.ballots, vote.rules) } : vote
		const closed = closeVote(counted, facts, policy, now)
		if (!closed.ok) return closed
		const { state, events } = closed.value
		const result = resultOf(box.value.ballots, vote.rollPower, { rules: vote.rules, policy })
		checkSame(vote.id, closed.value.counted, result)
		const said = [...unsealed(box.value), ...events]
		if (matter.kind === 'policy') return ok(tallied({ vote: state, box: box.value, result, moved: null }, said))
		const moved = recordTally(matter.incident, { outcome: result.outcome, decidedRung: result.rung })
		if (!moved.ok) return moved
		return ok(tallied({ vote: state, box: box.value, result, moved: moved.value }, [...said, ...moved.value.events]))
	},
	save: async ({ tx, subject: { vote, matter, policy }, outcome: { state }, actor, now }) => {
		const { result } = state
		await saveVote(tx, vote, { vote: state.vote, chain: vote.chain, ballots: 0, arrived: 0 })
		if (state.box.opened > 0) await publishOpened(tx, vote, policy)
		await saveResult(tx, vote.id, result, now)
		if (matter.kind === 'policy') {
			const votedOn = { version: matter.draftVersion, revisionHash: vote.revisionHash }
			await settleDraft(tx, votedOn, result.outcome, now)
		} else if (state.moved) {
			const { state: after, events } = state.moved
			await saveStep(tx, { before: matter.incident, after, events, actor, at: now })
		}
		return { id: vote.id, outcome: result.outcome, rung: result.rung, option: result.option }
	},
	concerns: ({ subject }) => `vote:${subject.vote.id}`,
})

/** How many sealed ballots were opened, and those that count. */
type Box = { readonly opened: number; readonly ballots: readonly CountedBallot[] }

const NO_BOX: Result<Box> = ok({ opened: 0, ballots: [] })

/** The ballots that count; in a sealed vote they are opened for it, and only what counts is kept in memory. */
async function openBox(tx: Tx, vote: StoredVote, policy: Policy): Promise<Result<Box>> {
	if (!vote.rules.isSealed) return ok({ opened: 0, ballots: await findCountedBallots(tx, vote.id) })
	const ballots: CountedBallot[] = []
	let opened = 0
	for await (const page of openSealedBallots(tx, vote, policy)) {
		if (!page.ok) return page
		opened += page.value.length
		ballots.push(...page.value.flatMap(({ counted }) => counted ?? []))
	}
	return ok({ opened, ballots })
}

/** Opens them once more and keeps what they say, in the transaction of the count: all is published with it, or nothing. */
async function publishOpened(tx: Tx, vote: StoredVote, policy: Policy): Promise<void> {
	for await (const page of openSealedBallots(tx, vote, policy)) {
		if (!page.ok) throw new Conflict(page.refusal.sentence)
		await saveOpened(tx, page.value)
	}
}

/** That the ballots were opened, and how many; they are published from then on. */
function unsealed({ opened }: Box): readonly DomainEvent[] {
	return opened === 0 ? [] : [{ type: 'vote.unsealed', facts: { ballots: opened } }]
}

/** The vote with, for a case, the step that it takes. */
type Tallied = {
	readonly vote: Vote
	readonly box: Box
	readonly result: VoteResult
	readonly moved: Stepped | null
}

function tallied(state: Tallied, events: readonly DomainEvent[]) {
	return { state, events }
}

/** Throws where the sums that were kept ballot by ballot come to something else than the ballots: then nothing is counted. */
function checkSame(voteId: string, kept: Counted, { outcome, rung, option }: Counted): void {
	if (kept.outcome === outcome && kept.rung === rung && kept.option === option) return
	throw new Error(`The sums of vote ${voteId} do not come to what its ballots do; nothing was counted`)
}
