import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { hoursEarly } from '@/lib/domain/decisions/early-count'
import { explain } from '@/lib/domain/decisions/methods/counting'
import type { Ground, VoteOutcome } from '@/lib/domain/decisions/methods/method'
import { quorumOf } from '@/lib/domain/decisions/methods/quorum'
import type { VoteState } from '@/lib/domain/decisions/vote'
import { isInObjectionPhase } from '@/lib/domain/decisions/vote-phases'
import { explainStanding, type VoteResult } from '@/lib/domain/decisions/vote-result'
import type { Method, VoteRules } from '@/lib/domain/decisions/vote-rules'
import { type Instant, toDate, toIso } from '@/lib/domain/kernel/instant'
import { powerInWords } from '@/lib/format/power-in-words'
import type { RollEntry, Vote as VoteRow } from '@/lib/generated/prisma/client'
import { type BoundRevision, boundRevision } from '@/lib/server/incidents/bound-revision'
import { isoOrNull } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { type CountingView, countingOf, isStillSealed, type StoredVote } from '../vote.store'
import { findReadableVote, type VoteMatter } from '../vote-matter'
import { type LeftOff, type LeftOffView, leftOffFor } from '../weighted-roll'
import { type DelegationLine, delegationsOn, throughWhom } from './delegations-on-roll'
import { type MyVote, myVote } from './my-vote'
import { pairViews, type SupportView, supportViews } from './support-view'

export type VoteView = {
	readonly id: string
	/** The case; `null` for a vote on a draft of the policy. */
	readonly incident: {
		readonly id: string
		readonly slug: string
		readonly title: string
		readonly isDemonstration: boolean
	} | null
	/** Version of the draft that is voted on; `null` for a vote on a case. */
	readonly policyDraft: string | null
	readonly state: VoteState
	/** How far the count has come while it goes on; `null` before and after it. */
	readonly counting: CountingView | null
	readonly method: Method
	readonly rules: VoteRules
	readonly attempt: number
	readonly policyVersion: string
	readonly revisionHash: string
	/** The revision that the ballots are bound to, and today's; `null` for a vote on the policy. */
	readonly revision: BoundRevision | null
	readonly opensAt: string
	/** End of the main phase; the same as `closesAt` where no objection phase follows. */
	readonly mainClosesAt: string
	readonly closesAt: string
	readonly extendedAt: string | null
	/** When a count in steps began: no ballot was taken from then on; `null` where it was counted at once. */
	readonly countBegunAt: string | null
	readonly talliedAt: string | null
	/** Whole hours by which it was counted before its time, because nobody could change its outcome; else `null`. */
	readonly hoursEarly: number | null
	/** Who opened a weighted vote, and so chose who is on its roll; `null` where each steward has one vote. */
	readonly openedBy: string | null
	/** When this was answered. */
	readonly now: string
	/** In the objection phase a ballot may only move away from what was leading, to the milder side. */
	readonly isObjectionPhase: boolean
	readonly ballots: number
	/** Head of the chain over ballots, recusals and the extension; hash of the roll that it begins with. */
	readonly headHash: string
	readonly rollHash: string
	readonly policyHash: string
	readonly roll: {
		readonly size: number
		readonly power: string
		readonly recused: readonly { readonly name: string; readonly conflict: string; readonly note: string }[]
		/** The first of those whose ballot is missing, by name; `notVotedCount` counts all. */
		readonly notVoted: readonly {
			readonly name: string
			readonly address: string
			/** Whose ballot counts for this one; `null` where nobody's does. */
			readonly through: string | null
		}[]
		readonly notVotedCount: number
		/** Who delegated, and whether the delegate's ballot counts for them now. The first by name. */
		readonly delegations: readonly DelegationLine[]
		readonly delegationCount: number
		/** Whom the roll would hold, but for the rule that whoever is involved neither votes nor weighs on the quorum. */
		readonly leftOff: readonly LeftOffView[]
	}
	readonly quorum: {
		readonly kind: 'share' | 'rejection'
		readonly cast: string
		readonly required: string
		/** Voters with a ballot of their own that counts, where the policy asks for more than one; else `null`. */
		readonly heads: { readonly cast: number; readonly least: number; readonly isMet: boolean } | null
		readonly isMet: boolean
	}
	/** Per rung or option; empty while the ballots are sealed. */
	readonly support: readonly SupportView[]
	/** Ranked: power that prefers each option to each other one, decimal, row to column in their order; else `null`. */
	readonly pairs: readonly (readonly string[])[] | null
	readonly outcome: VoteOutcome | null
	readonly decidedRung: number | null
	/** Key of the option that won. */
	readonly decidedOption: string | null
	readonly explanation: string
	readonly parameters: Readonly<Record<string, string | number>>
	readonly withoutConflicted: VoteResult['withoutConflicted'] | null
	readonly me: MyVote
}

/** A vote as anyone may read it: roll, quorum, support for each rung or option, outcome, and whether the reader may vote. */
export const getVote = defineQuery({
	name: 'vote.get',
	input: GetVoteInput,
	answer: async ({ db, input, actor, now }): Promise<VoteView | null> => {
		const found = await findReadableVote(db, actor, input.voteId)
		return found && view(db, found.vote, found.matter, actor, now)
	},
})

/** More names than anybody reads on a page; the bundle has them all. */
const MOST_NAMES = 500

async function view(db: Tx, vote: StoredVote, matter: VoteMatter, actor: Actor, now: Instant): Promise<VoteView> {
	const address = personOf(actor)?.address ?? null
	const [size, recused, notVoted, delegated, mine, row, policy, revision, openedBy] = await Promise.all([
		db.rollEntry.count({ where: { voteId: vote.id } }),
		db.rollEntry.findMany({ where: { voteId: vote.id, recusedAt: { not: null } }, ...BY_NAME }),
		db.rollEntry.findMany({ where: { voteId: vote.id, recusedAt: null, hasVoted: false }, ...BY_NAME }),
		delegationsOn(db, vote.id, MOST_NAMES),
		address && db.rollEntry.findUnique({ where: { voteId_address: { voteId: vote.id, address } } }),
		db.vote.findUniqueOrThrow({
			where: { id: vote.id },
			select: { result: true, decidedRung: true, talliedAt: true, leftOff: true },
		}),
		policyOf(db, vote.policyVersion),
		matter.kind === 'case' ? boundRevision(db, matter.incident, vote.revisionHash) : null,
		openerOf(db, vote),
	])
	const ground = { rules: vote.rules, policy }
	const { cast, required, heads, isMet } = quorumOf(vote.tally, vote.rollPower, vote.rules)
	const isOpen = vote.state === 'open'
	const isHidden = isStillSealed(vote)
	return {
		id: vote.id,
		...subjectView(matter),
		state: vote.state,
		counting: countingOf(vote),
		method: vote.rules.method,
		rules: vote.rules,
		attempt: vote.attempt,
		policyVersion: vote.policyVersion,
		revisionHash: vote.revisionHash,
		revision,
		...timesOf(vote),
		talliedAt: isoOrNull(row.talliedAt),
		hoursEarly: hoursEarly(vote, matter.kind === 'case' ? policy.windows.voteHours : policy.changes.voteHours),
		openedBy,
		now: toIso(now),
		isObjectionPhase: isOpen && isInObjectionPhase(vote, now),
		ballots: vote.ballotCount,
		headHash: vote.chain.head,
		rollHash: vote.rollHash,
		policyHash: vote.policyHash,
		roll: {
			size,
			power: vote.rollPower.toString(),
			recused: recused.map(recusalView),
			notVoted: await throughWhom(db, notVoted),
			notVotedCount: vote.awaitedCount,
			delegations: delegated.lines,
			delegationCount: delegated.count,
			leftOff: leftOffFor(actor, fromJson<readonly LeftOff[]>(row.leftOff)),
		},
		quorum: { kind: vote.rules.quorum.kind, cast: cast.toString(), required: required.toString(), heads, isMet },
		support: isHidden ? [] : supportViews(vote, ground),
		pairs: isHidden ? null : pairViews(vote),
		...decisionOf(vote, row),
		explanation: explanationOf(vote, ground),
		me: await myVote(db, actor, vote, matter, mine || null),
	}
}

function timesOf(
	vote: StoredVote,
): Pick<VoteView, 'opensAt' | 'mainClosesAt' | 'closesAt' | 'extendedAt' | 'countBegunAt'> {
	const { extendedAt, countBegunAt } = vote
	return {
		opensAt: toIso(vote.opensAt),
		mainClosesAt: toIso(vote.mainClosesAt),
		closesAt: toIso(vote.closesAt),
		extendedAt: extendedAt === null ? null : toIso(extendedAt),
		countBegunAt: countBegunAt === null ? null : toIso(countBegunAt),
	}
}

function decisionOf(
	vote: StoredVote,
	row: Pick<VoteRow, 'result' | 'decidedRung'>,
): Pick<VoteView, 'outcome' | 'decidedRung' | 'decidedOption' | 'parameters' | 'withoutConflicted'> {
	const result = row.result === null ? null : fromJson<VoteResult>(row.result)
	return {
		outcome: vote.outcome,
		decidedRung: row.decidedRung,
		decidedOption: result?.option ?? null,
		parameters: result?.parameters ?? {},
		withoutConflicted: result?.withoutConflicted ?? null,
	}
}

function explanationOf(vote: StoredVote, ground: Ground): string {
	if (vote.state === 'counting') return 'The vote has closed, and its ballots are being counted.'
	const say = (power: bigint) => powerInWords(power.toString(), vote.rules.weights)
	return (vote.state === 'open' ? explainStanding : explain)(vote.tally, vote.rollPower, ground, say)
}

/** Whoever took the step by which the weighted vote was opened. */
async function openerOf(db: Tx, { rules, incidentId, opensAt }: StoredVote): Promise<string | null> {
	if (rules.weights.kind === 'one_each' || incidentId === null) return null
	const where = { incidentId, toState: 'voting', at: toDate(opensAt) } as const
	return (await db.caseStep.findFirst({ where, select: { actorName: true } }))?.actorName ?? null
}

const BY_NAME = { orderBy: { voterName: 'asc' }, take: MOST_NAMES } as const

function recusalView(entry: RollEntry): { name: string; conflict: string; note: string } {
	return { name: entry.voterName, conflict: entry.conflict, note: entry.conflictNote }
}

function subjectView(matter: VoteMatter): Pick<VoteView, 'incident' | 'policyDraft'> {
	if (matter.kind === 'policy') return { incident: null, policyDraft: matter.draftVersion }
	const { id, slug, title, isDemonstration } = matter.incident
	return { incident: { id, slug, title, isDemonstration }, policyDraft: null }
}
