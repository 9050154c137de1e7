import 'server-only'
import { GetVoteBundleInput } from '@/lib/contracts/decisions'
import {
	BALLOT_DOMAIN_TYPES,
	BALLOT_TYPES,
	type BallotDomain,
	type BallotMessage,
	ballotDomain,
} from '@/lib/domain/decisions/ballot-message'
import type { SignatureKind } from '@/lib/domain/decisions/signature'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { Checkpoint } from '@/lib/domain/log/checkpoint'
import type { Policy } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import type { Ballot, RollEntry, Vote } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import { oneAtATime } from '@/lib/server/kernel/one-at-a-time'
import type { Tx } from '@/lib/server/kernel/prisma'
import { snapshot } from '@/lib/server/kernel/transaction'
import { newestCheckpoint } from '@/lib/server/log/newest-checkpoint'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { policyOf } from '@/lib/server/policy/policies'
import { type BundleDelegation, delegationsBehind } from '../bundle-delegations'
import { installationId } from '../installation'
import { type LogSection, logSectionOf } from '../log-section'
import { proofOf } from '../roll-tree'
import { type BundleSignature, signBundle } from '../sign-bundle'
import { findVote } from '../vote.store'
import { canReadMatter, matterOf, type VoteMatter } from '../vote-matter'

/** Everything that the outcome of a vote follows from, so that anyone can count again without asking us. */
export type VoteBundle = {
	readonly format: 'guardrail-vote-bundle'
	readonly formatVersion: 3
	readonly installation: { readonly id: string; readonly chainId: number }
	readonly vote: {
		readonly id: string
		readonly subject:
			| {
					readonly kind: 'case'
					readonly incidentId: string
					readonly incidentSlug: string
					readonly treatment: number
			  }
			| { readonly kind: 'policy'; readonly draftVersion: string }
		readonly attempt: number
		readonly state: 'open' | 'tallied'
		readonly opensAt: string
		readonly mainClosesAt: string
		readonly closesAt: string
		readonly extendedAt: string | null
		readonly talliedAt: string | null
	}
	readonly rules: VoteRules
	/** Hash of what every ballot is bound to: the revision of the report, or the draft of the policy. */
	readonly revisionHash: string
	/** Ladder with thresholds and parameters. */
	readonly policy: Policy
	readonly policyHash: string
	readonly typedData: {
		readonly domain: BallotDomain
		readonly types: typeof BALLOT_DOMAIN_TYPES & typeof BALLOT_TYPES
		readonly primaryType: 'Ballot'
	}
	/** Who could vote, recused and silent voters included, by id. Recused power is not part of the quorum. */
	readonly roll: readonly {
		readonly id: string
		readonly name: string
		readonly address: string
		/** Own power, decimal. */
		readonly power: string
		/** The entry that votes with this power unless this one votes itself. */
		readonly delegate: string | null
		readonly hasVoted: boolean
		readonly recusal: { readonly at: string; readonly conflict: string; readonly note: string } | null
		/** Merkle proof of the power, for a weighted roll and where it was asked for. */
		readonly proof?: readonly string[]
	}[]
	readonly rollHash: string
	/** What the delegations on the roll rest on, in the order of the roll. */
	readonly delegations: readonly BundleDelegation[]
	/** Every ballot by its number in the vote's chain. The highest sequence of a voter who is not recused counts. */
	readonly ballots: readonly {
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
	}[]
	/** What Guardrail says came out; `null` while the vote is open. */
	readonly outcome: Readonly<Record<string, unknown>> | null
	/** What the log holds about this vote. */
	readonly log: LogSection
	readonly signature: BundleSignature
}

/** Everything that is needed to count a vote again without Guardrail: rules, roll, signed ballots and the outcome. */
export const getVoteBundle = defineQuery({
	name: 'vote.get_bundle',
	input: GetVoteBundleInput,
	answer: async ({ db, input, actor }): Promise<VoteBundle | null> => {
		const vote = await findVote(db, input.voteId)
		const matter = vote && (await matterOf(db, vote))
		if (!matter || !canReadMatter(actor, matter)) return null
		return once(`${vote.id} ${input.proofs}`, async () => {
			// It is made first: leaves that come later are in the bundle as well, without a place yet.
			const checkpoint = await newestCheckpoint(db)
			return snapshot((tx) => build(tx, { voteId: vote.id, proofs: input.proofs, matter, checkpoint }), MOST_SECONDS)
		})
	},
})

/** Half a million ballots take that long on a small machine. */
const MOST_SECONDS = 120

/** A large bundle takes seconds and hundreds of MB: one at a time for each vote. What is in it does not depend on who asks. */
const once = oneAtATime<VoteBundle>()

type Order = {
	readonly voteId: string
	readonly proofs: boolean
	readonly matter: VoteMatter
	readonly checkpoint: Checkpoint
}

/** Everything as it stood at one moment: a ballot is among the ballots and in the log, or in neither. */
async function build(tx: Tx, { voteId, proofs, matter, checkpoint }: Order): Promise<VoteBundle> {
	const row = await tx.vote.findUniqueOrThrow({
		where: { id: voteId },
		include: { roll: { orderBy: { id: 'asc' } }, ballots: { orderBy: { number: 'asc' } }, tree: proofs },
	})
	const policy = await policyOf(tx, row.policyVersion)
	const installation = { id: await installationId(tx), chainId: env().CHAIN_ID }
	const log = await logSectionOf(tx, row.id, checkpoint)
	const delegations = await delegationsBehind(tx, row.roll, checkpoint)
	const nodes = row.tree?.nodes ?? null
	return signBundle(installation.id, bundle({ row, matter, policy, installation, delegations, log, nodes }))
}

type Parts = {
	readonly row: Vote & { readonly roll: readonly RollEntry[]; readonly ballots: readonly Ballot[] }
	readonly matter: VoteMatter
	readonly policy: Policy
	readonly installation: VoteBundle['installation']
	readonly delegations: readonly BundleDelegation[]
	readonly log: LogSection
	readonly nodes: Uint8Array | null
}

function bundle({ row, matter, policy, installation, delegations, log, nodes }: Parts): Omit<VoteBundle, 'signature'> {
	const domain = ballotDomain({ chainId: installation.chainId, installation: installation.id })
	return {
		format: 'guardrail-vote-bundle',
		formatVersion: 3,
		installation,
		vote: {
			id: row.id,
			subject: subjectOf(matter, row.treatment),
			attempt: row.attempt,
			state: row.state,
			opensAt: row.opensAt.toISOString(),
			mainClosesAt: row.mainClosesAt.toISOString(),
			closesAt: row.closesAt.toISOString(),
			extendedAt: row.extendedAt?.toISOString() ?? null,
			talliedAt: row.talliedAt?.toISOString() ?? null,
		},
		rules: fromJson<VoteRules>(row.rules),
		revisionHash: row.revisionHash,
		policy,
		policyHash: row.policyHash || hashDocument(policy),
		typedData: { domain, types: { ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES }, primaryType: 'Ballot' },
		roll: row.roll.map((entry) => rollLine(entry, nodes)),
		rollHash: row.rollHash,
		delegations,
		ballots: row.ballots.map(ballotLine),
		outcome: row.result === null ? null : fromJson<Record<string, unknown>>(row.result),
		log,
	}
}

function subjectOf(matter: VoteMatter, treatment: number): VoteBundle['vote']['subject'] {
	if (matter.kind === 'policy') return matter
	const { id, slug } = matter.incident
	return { kind: 'case', incidentId: id, incidentSlug: slug, treatment }
}

function rollLine(entry: RollEntry, nodes: Uint8Array | null): VoteBundle['roll'][number] {
	return {
		id: entry.id,
		name: entry.voterName,
		address: entry.address,
		power: entry.power.toFixed(0),
		delegate: entry.delegateEntryId,
		hasVoted: entry.hasVoted,
		recusal: entry.recusedAt && {
			at: entry.recusedAt.toISOString(),
			conflict: entry.conflict,
			note: entry.conflictNote,
		},
		...(nodes !== null && entry.treeIndex !== null && { proof: proofOf(nodes, entry.treeIndex) }),
	}
}

function ballotLine(ballot: Ballot): VoteBundle['ballots'][number] {
	return {
		number: ballot.number,
		rollId: ballot.rollEntryId,
		castAt: ballot.castAt.toISOString(),
		isCounted: ballot.isCounted,
		ballotHash: ballot.ballotHash,
		message: ballot.message === null ? null : fromJson<BallotMessage>(ballot.message),
		signature: ballot.signature,
		signatureKind: fromColumn<SignatureKind>(ballot.signatureKind),
		checkedAtBlock: ballot.checkedAtBlock?.toString() ?? null,
	}
}
