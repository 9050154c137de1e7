import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { quorumOf } from '@/lib/domain/decisions/ladder-tally'
import {
	describeThreshold,
	explainOutcome,
	explainStanding,
	supportPerRung,
	type VoteResult,
} from '@/lib/domain/decisions/vote-result'
import type { VoteOutcome } from '@/lib/domain/incidents/decision-path'
import { toIso } from '@/lib/domain/kernel/instant'
import { rungOf } from '@/lib/domain/policy/policies'
import type { RollEntry } from '@/lib/generated/prisma/client'
import { type BoundRevision, boundRevision } from '@/lib/server/incidents/bound-revision'
import { findIncident, type StoredIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { findVote, type StoredVote } from '../vote.store'

export type VoteView = {
	readonly id: string
	readonly incident: {
		readonly id: string
		readonly slug: string
		readonly title: string
		readonly isDemonstration: boolean
	}
	readonly state: 'open' | 'tallied'
	readonly method: string
	readonly attempt: number
	readonly policyVersion: string
	readonly revisionHash: string
	/** The revision that the ballots are bound to, and today's. */
	readonly revision: BoundRevision
	readonly opensAt: string
	readonly closesAt: string
	readonly extendedAt: string | null
	readonly roll: {
		readonly size: number
		readonly power: string
		readonly recused: readonly { readonly name: string; readonly conflict: string; readonly note: string }[]
		readonly notVoted: readonly { readonly name: string; readonly address: string }[]
	}
	readonly quorum: { readonly cast: string; readonly required: string; readonly isMet: boolean }
	readonly support: readonly {
		readonly rung: number
		readonly key: string
		readonly name: string
		readonly description: string
		readonly power: string
		readonly share: number
		readonly threshold: number
		readonly thresholdText: string
		readonly isReached: boolean
	}[]
	readonly outcome: VoteOutcome | null
	readonly decidedRung: number | null
	readonly explanation: string
	readonly parameters: Readonly<Record<string, string | number>>
	readonly withoutConflicted: VoteResult['withoutConflicted'] | null
	readonly me: {
		readonly mayVote: boolean
		readonly because: string
		readonly lastSequence: number
		readonly lastRung: number | null
	}
}

/** A vote as anyone may read it: roll, quorum, support for each rung, outcome, and whether the reader may vote. */
export const getVote = defineQuery({
	name: 'vote.get',
	input: GetVoteInput,
	answer: async ({ db, input, actor }): Promise<VoteView | null> => {
		const vote = await findVote(db, input.voteId)
		const incident = vote && (await findIncident(db, vote.incidentId))
		if (!vote || !incident || !canReadIncident(actor, incident)) return null
		return view(db, vote, incident, actor)
	},
})

async function view(db: Tx, vote: StoredVote, incident: StoredIncident, actor: Actor): Promise<VoteView> {
	const [roll, voted, row] = await Promise.all([
		db.rollEntry.findMany({ where: { voteId: vote.id }, orderBy: { voterName: 'asc' } }),
		db.ballot.findMany({
			where: { voteId: vote.id, isCounted: true },
			select: { voterId: true, sequence: true, rung: true },
		}),
		db.vote.findUniqueOrThrow({ where: { id: vote.id }, select: { result: true, decidedRung: true } }),
	])
	const policy = await policyOf(db, vote.policyVersion)
	const quorum = quorumOf(vote.tally, vote.rollPower, policy)
	const result = row.result === null ? null : fromJson<VoteResult>(row.result)
	const hasVoted = new Set(voted.map((ballot) => ballot.voterId))
	return {
		id: vote.id,
		incident: {
			id: incident.id,
			slug: incident.slug,
			title: incident.title,
			isDemonstration: incident.isDemonstration,
		},
		state: vote.state,
		method: vote.method,
		attempt: vote.attempt,
		policyVersion: vote.policyVersion,
		revisionHash: vote.revisionHash,
		revision: await boundRevision(db, incident, vote.revisionHash),
		opensAt: toIso(vote.opensAt),
		closesAt: toIso(vote.closesAt),
		extendedAt: vote.extendedAt === null ? null : toIso(vote.extendedAt),
		roll: {
			size: roll.length,
			power: vote.rollPower.toString(),
			recused: roll.filter((entry) => entry.recusedAt !== null).map(recusalView),
			notVoted: roll
				.filter((entry) => entry.recusedAt === null && !hasVoted.has(entry.voterId))
				.map((entry) => ({ name: entry.voterName, address: entry.address })),
		},
		quorum: { cast: quorum.cast.toString(), required: quorum.required.toString(), isMet: quorum.isMet },
		support: supportPerRung(vote.tally, policy).map((step) => ({
			rung: step.rung,
			key: rungOf(policy, step.rung).key,
			name: rungOf(policy, step.rung).name,
			description: rungOf(policy, step.rung).description,
			power: step.power.toString(),
			share: step.shareBasisPoints,
			threshold: Math.round((step.threshold.numerator * 10_000) / step.threshold.denominator),
			thresholdText: describeThreshold(step.threshold),
			isReached: step.isReached,
		})),
		outcome: vote.outcome,
		decidedRung: row.decidedRung,
		explanation:
			vote.state === 'open'
				? explainStanding(vote.tally, vote.rollPower, policy)
				: explainOutcome(vote.tally, vote.rollPower, policy),
		parameters: result?.parameters ?? {},
		withoutConflicted: result?.withoutConflicted ?? null,
		me: standingOf(actor, vote, incident, roll, voted),
	}
}

function recusalView(entry: RollEntry): { name: string; conflict: string; note: string } {
	return { name: entry.voterName, conflict: entry.conflict, note: entry.conflictNote }
}

const NO_WALLET = 'A ballot is signed by a wallet, and your account has none. Sign in with the wallet of a steward.'
const NOT_ON_THE_ROLL = 'You are not on the roll: it lists who was a steward with a wallet when the vote opened.'

/** Whether the reader may vote, and if not, why not. */
function standingOf(
	actor: Actor,
	vote: StoredVote,
	incident: StoredIncident,
	roll: readonly RollEntry[],
	voted: readonly { voterId: string | null; sequence: number; rung: number | null }[],
): VoteView['me'] {
	const person = personOf(actor)
	const verdict = can(actor, 'vote.cast', incident)
	const entry = roll.find((candidate) => candidate.voterId === person?.id)
	const last = voted.find((ballot) => ballot.voterId === person?.id)
	const mine = { lastSequence: last?.sequence ?? 0, lastRung: last?.rung ?? null }
	if (!verdict.allowed) return { ...mine, mayVote: false, because: verdict.because }
	if (vote.state !== 'open') return { ...mine, mayVote: false, because: 'This vote has closed.' }
	if (person?.address === null) return { ...mine, mayVote: false, because: NO_WALLET }
	if (!entry) return { ...mine, mayVote: false, because: NOT_ON_THE_ROLL }
	if (entry.recusedAt !== null) return { ...mine, mayVote: false, because: 'You have recused yourself from this vote.' }
	return { ...mine, mayVote: true, because: '' }
}
