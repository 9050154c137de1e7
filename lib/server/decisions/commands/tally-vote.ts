import 'server-only'
import { VoteInput } from '@/lib/contracts/decisions'
import type { Actor } from '@/lib/domain/access/actor'
import type { Counted, VoteOutcome } from '@/lib/domain/decisions/methods/method'
import type { Vote } from '@/lib/domain/decisions/vote'
import { resultOf, tallyOf, type VoteResult } from '@/lib/domain/decisions/vote-result'
import { beginCount, type ClosingFacts, closeVote, isDue } from '@/lib/domain/decisions/vote-steps'
import { recordCountBegun, recordTally } from '@/lib/domain/incidents/decision-path'
import type { Stepped } from '@/lib/domain/incidents/step'
import type { Instant } from '@/lib/domain/kernel/instant'
import { type Outcome, ok, type Result } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { saveStep } from '@/lib/server/incidents/incident.store'
import { defineCommand } from '@/lib/server/kernel/define-command'
import type { DomainEvent } from '@/lib/server/kernel/domain-event'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { settleDraft } from '@/lib/server/policy/policy.store'
import { type Box, isAllOpened, NO_BOX, openBox, publishOpened } from '../counted-box'
import { type CountingView, countingOf, findVote, lockVote, type StoredVote, saveResult, saveVote } from '../vote.store'
import { canReadMatter, matterOf, mayConduct, type VoteMatter } from '../vote-matter'

/** How many ballots are counted while somebody waits for the answer, about a second's work; more are counted in steps. */
export type AtOnce = { readonly sealed: number; readonly open: number }
const AT_ONCE: AtOnce = { sealed: 500, open: 20_000 }

/** The outcome, or how far the count has come that leads to it. */
export type TallyAnswer = {
	readonly id: string
	readonly state: 'counting' | 'tallied'
	readonly outcome: VoteOutcome | null
	readonly rung: number | null
	readonly option: string | null
	readonly counting: CountingView | null
}

/**
 * Ends a vote and counts it: at its time, or earlier when nobody could change its outcome any more. More ballots than
 * are counted at once it only begins to count; `countVote` does that, and comes back for the outcome.
 */
export const tallyVote = tallyingAtOnce(AT_ONCE)

/** The same with another limit of what is counted at once. */
export function tallyingAtOnce(atOnce: AtOnce) {
	return defineCommand({
		name: 'vote.tally',
		input: VoteInput,
		mostSeconds: 120,
		lock: ({ tx, input }) => lockVote(tx, input.voteId),
		load: ({ tx, input, actor, now }) => load(tx, input.voteId, actor, { now, atOnce }),
		readable: ({ actor, subject }) => canReadMatter(actor, subject.matter),
		allow: ({ actor, subject }) => mayConduct(actor, subject.matter),
		decide: ({ subject, now }) => decide(subject, now),
		save: async ({ tx, subject, outcome: { state }, actor, now }): Promise<TallyAnswer> => {
			const { vote } = subject
			if (state.kind === 'under_way') return counting(vote)
			await saveVote(tx, vote, { vote: state.vote, chain: vote.chain, ballots: 0, arrived: 0 })
			if (state.kind === 'begun') {
				await saveMoved(tx, subject.matter, state.moved, { actor, now })
				return counting({ ...vote, state: 'counting' })
			}
			await saveOutcome(tx, subject, state, { actor, now })
			const { outcome, rung, option } = state.result
			return { id: vote.id, state: 'tallied', outcome, rung, option, counting: null }
		},
		concerns: ({ subject }) => `vote:${subject.vote.id}`,
	})
}

/** `begin` the count in steps, say that it is `under_way`, or come to the `outcome`. */
type Deed = 'begin' | 'under_way' | 'outcome'

function deedFor(vote: StoredVote, actor: Actor, { sealed, open }: AtOnce): Deed {
	if (vote.state === 'counting') return actor.kind === 'system' && isAllOpened(vote) ? 'outcome' : 'under_way'
	const isMany = vote.state === 'open' && vote.ballotCount > (vote.rules.isSealed ? sealed : open)
	return isMany ? 'begin' : 'outcome'
}

type Loaded = {
	readonly vote: StoredVote
	readonly matter: VoteMatter
	readonly policy: Policy
	readonly facts: ClosingFacts
	readonly deed: Deed
	readonly box: Result<Box>
}

async function load(
	tx: Tx,
	voteId: string,
	actor: Actor,
	{ now, atOnce }: { readonly now: Instant; readonly atOnce: AtOnce },
): Promise<Loaded | null> {
	const vote = await findVote(tx, voteId)
	const matter = vote && (await matterOf(tx, vote))
	if (!vote || !matter) return null
	const policy = await policyOf(tx, vote.policyVersion)
	const facts = { isEveryoneIn: vote.awaitedCount === 0, ballots: vote.ballotCount, head: vote.chain.head }
	const deed = deedFor(vote, actor, atOnce)
	// Nobody who would be refused gets ballots opened.
	const isOpening =
		deed === 'outcome' &&
		vote.state !== 'tallied' &&
		isDue(vote, facts, { rules: vote.rules, policy }, now) &&
		mayConduct(actor, matter).allowed
	return { vote, matter, policy, facts, deed, box: isOpening ? await openBox(tx, vote, policy) : NO_BOX }
}

type Decided =
	| { readonly kind: 'under_way' }
	| { readonly kind: 'begun'; readonly vote: Vote; readonly moved: Stepped | null }
	| ({ readonly kind: 'tallied' } & Tallied)

/** The vote with, for a case, the step that it takes. */
type Tallied = {
	readonly vote: Vote
	readonly box: Box
	readonly result: VoteResult
	readonly moved: Stepped | null
}

function decide(subject: Loaded, now: Instant): Result<Outcome<Decided, DomainEvent>> {
	const { deed } = subject
	if (deed === 'under_way') return ok({ state: { kind: 'under_way' }, events: [] })
	if (deed === 'outcome') return decideOutcome(subject, now)
	return decideBegin(subject, now)
}

/** The case keeps who begins the count, as its outcome comes by itself. */
function decideBegin({ vote, matter, policy, facts }: Loaded, now: Instant): Result<Outcome<Decided, DomainEvent>> {
	const begun = beginCount(vote, facts, policy, now)
	if (!begun.ok) return begun
	const { state, events } = begun.value
	if (matter.kind === 'policy') return ok({ state: { kind: 'begun', vote: state, moved: null }, events })
	const moved = recordCountBegun(matter.incident)
	if (!moved.ok) return moved
	return ok({ state: { kind: 'begun', vote: state, moved: moved.value }, events: [...events, ...moved.value.events] })
}

function decideOutcome({ vote, matter, policy, facts, box }: Loaded, now: Instant) {
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
}

async function saveOutcome(
	tx: Tx,
	{ vote, matter, policy }: Loaded,
	{ box, result, moved }: Tallied,
	{ actor, now }: Done,
): Promise<void> {
	// What a count in several steps has opened is kept already, and shown from now on.
	if (box.opened > 0 && vote.state === 'open') await publishOpened(tx, vote, policy)
	await saveResult(tx, vote.id, result, now)
	if (matter.kind === 'policy') {
		const votedOn = { version: matter.draftVersion, revisionHash: vote.revisionHash }
		await settleDraft(tx, votedOn, result.outcome, now)
	}
	await saveMoved(tx, matter, moved, { actor, now })
}

type Done = { readonly actor: Actor; readonly now: Instant }

/** Keeps the step that the case takes; a draft of the policy takes none. */
async function saveMoved(tx: Tx, matter: VoteMatter, moved: Stepped | null, { actor, now }: Done): Promise<void> {
	if (matter.kind !== 'case' || moved === null) return
	await saveStep(tx, { before: matter.incident, after: moved.state, events: moved.events, actor, at: now })
}

function counting(vote: StoredVote): TallyAnswer {
	return { id: vote.id, state: 'counting', outcome: null, rung: null, option: null, counting: countingOf(vote) }
}

/** That the ballots were opened, and how many; they are published from then on. */
function unsealed({ opened }: Box): readonly DomainEvent[] {
	return opened === 0 ? [] : [{ type: 'vote.unsealed', facts: { ballots: opened } }]
}

function tallied(state: Tallied, events: readonly DomainEvent[]): Outcome<Decided, DomainEvent> {
	return { state: { kind: 'tallied', ...state }, events }
}

/** Throws where the sums that were kept ballot by ballot come to something else than the ballots: then nothing is counted. */
function checkSame(voteId: string, kept: Counted, { outcome, rung, option }: Counted): void {
	if (kept.outcome === outcome && kept.rung === rung && kept.option === option) return
	throw new Error(`The sums of vote ${voteId} do not come to what its ballots do; nothing was counted`)
}
