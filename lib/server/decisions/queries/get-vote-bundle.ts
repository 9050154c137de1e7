import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import {
	BALLOT_DOMAIN_TYPES,
	BALLOT_TYPES,
	type BallotDomain,
	type BallotMessage,
	ballotDomain,
} from '@/lib/domain/decisions/ballot-message'
import type { Policy } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import type { Ballot, RollEntry, Vote } from '@/lib/generated/prisma/client'
import { findIncident, type StoredIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import { policyOf } from '@/lib/server/policy/policies'
import { installationId } from '../installation'

/** Everything that the outcome of a vote follows from, so that anyone can count again without asking us. */
export type VoteBundle = {
	readonly format: 'guardrail-vote-bundle'
	readonly formatVersion: 1
	readonly vote: {
		readonly id: string
		readonly incidentId: string
		readonly incidentSlug: string
		readonly treatment: number
		readonly attempt: number
		readonly method: string
		readonly state: 'open' | 'tallied'
		readonly opensAt: string
		readonly closesAt: string
		readonly extendedAt: string | null
		readonly talliedAt: string | null
	}
	/** Hash of the report's revision that every ballot is bound to. */
	readonly revisionHash: string
	/** Ladder with thresholds and parameters, and the quorum. */
	readonly policy: Policy
	readonly typedData: {
		readonly domain: BallotDomain
		readonly types: typeof BALLOT_DOMAIN_TYPES & typeof BALLOT_TYPES
		readonly primaryType: 'LadderBallot'
	}
	/** Who could vote, recused and silent stewards included. Recused power is not part of the quorum. */
	readonly roll: readonly {
		readonly id: string
		readonly name: string
		readonly address: string
		readonly power: string
		readonly hasVoted: boolean
		readonly recusal: { readonly at: string; readonly conflict: string; readonly note: string } | null
	}[]
	/** Every ballot in the order in which it came. The highest sequence of a steward who is not recused counts. */
	readonly ballots: readonly {
		readonly rollId: string
		readonly castAt: string
		readonly isCounted: boolean
		readonly message: BallotMessage
		readonly signature: string | null
	}[]
	/** What Guardrail says came out; `null` while the vote is open. */
	readonly outcome: Readonly<Record<string, unknown>> | null
}

/** Everything that is needed to count a vote again without Guardrail: rules, roll, signed ballots and the outcome. */
export const getVoteBundle = defineQuery({
	name: 'vote.get_bundle',
	input: GetVoteInput,
	answer: async ({ db, input, actor }): Promise<VoteBundle | null> => {
		const vote = await db.vote.findUnique({
			where: { id: input.voteId },
			include: {
				roll: { orderBy: [{ voterName: 'asc' }, { id: 'asc' }] },
				ballots: { orderBy: [{ castAt: 'asc' }, { id: 'asc' }] },
			},
		})
		const incident = vote?.incidentId && (await findIncident(db, vote.incidentId))
		if (!vote || !incident || !canReadIncident(actor, incident)) return null
		const policy = await policyOf(db, vote.policyVersion)
		const domain = ballotDomain({ chainId: env().CHAIN_ID, installation: await installationId(db) })
		return bundle(vote, incident, policy, domain)
	},
})

type VoteRow = Vote & { readonly roll: readonly RollEntry[]; readonly ballots: readonly Ballot[] }

function bundle(row: VoteRow, incident: StoredIncident, policy: Policy, domain: BallotDomain): VoteBundle {
	const hasVoted = new Set(row.ballots.map((ballot) => ballot.voterId))
	const rollId = new Map(row.roll.map((entry) => [entry.voterId, entry.id]))
	return {
		format: 'guardrail-vote-bundle',
		formatVersion: 1,
		vote: {
			id: row.id,
			incidentId: incident.id,
			incidentSlug: incident.slug,
			treatment: row.treatment,
			attempt: row.attempt,
			method: row.method,
			state: row.state,
			opensAt: row.opensAt.toISOString(),
			closesAt: row.closesAt.toISOString(),
			extendedAt: row.extendedAt?.toISOString() ?? null,
			talliedAt: row.talliedAt?.toISOString() ?? null,
		},
		revisionHash: row.revisionHash,
		policy,
		typedData: { domain, types: { ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES }, primaryType: 'LadderBallot' },
		roll: row.roll.map((entry) => ({
			id: entry.id,
			name: entry.voterName,
			address: entry.address,
			power: entry.power.toString(),
			hasVoted: hasVoted.has(entry.voterId),
			recusal: entry.recusedAt && {
				at: entry.recusedAt.toISOString(),
				conflict: entry.conflict,
				note: entry.conflictNote,
			},
		})),
		ballots: row.ballots.map((ballot) => ({
			rollId: rollId.get(ballot.voterId) ?? '',
			castAt: ballot.castAt.toISOString(),
			isCounted: ballot.isCounted,
			message: fromJson<BallotMessage>(ballot.message),
			signature: ballot.signature,
		})),
		outcome: row.result === null ? null : fromJson<Record<string, unknown>>(row.result),
	}
}
