import 'server-only'
import { GetVoteBundleInput } from '@/lib/contracts/decisions'
import { BALLOT_DOMAIN_TYPES, BALLOT_TYPES, ballotDomain } from '@/lib/domain/decisions/ballot-message'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { originOf } from '@/lib/domain/log/checkpoint'
import type { Policy } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import { formatCount } from '@/lib/format/numbers'
import type { Vote } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { atOneMoment } from '@/lib/server/kernel/transaction'
import { knownKey, logKeys } from '@/lib/server/log/log-key.store'
import { newestCheckpoint } from '@/lib/server/log/newest-checkpoint'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { policyOf } from '@/lib/server/policy/policies'
import { adoptionOf, type BundleAdoption } from '../bundle-adoption'
import { ballotLines } from '../bundle-ballots'
import { type BundleDelegation, delegationsBehind } from '../bundle-delegations'
import { type BundleGrant, grantsBehind } from '../bundle-grants'
import { type DelegatedEntry, delegatedEntries, type RollEntryLine, rollLines } from '../bundle-roll'
import { type BundleParts, bundleText } from '../bundle-text'
import { installationId } from '../installation'
import { leavesOf } from '../log-section'
import { countRoll } from '../roll.store'
import { isStillSealed } from '../vote.store'
import type { VoteBundle } from '../vote-bundle'
import { findReadableVote, type VoteMatter } from '../vote-matter'

/** A bundle as text, part by part: one of 100,000 ballots is larger than anybody's memory should be. */
export type VoteBundleFile = { readonly version: string; readonly pages: () => AsyncIterable<readonly string[]> }

/** Everything that is needed to count a vote again without Guardrail: rules, roll, signed ballots and the outcome. */
export const getVoteBundle = defineQuery({
	name: 'vote.get_bundle',
	input: GetVoteBundleInput,
	check: async ({ db, input: { voteId, proofs }, actor }) => {
		if (!proofs || (await findReadableVote(db, actor, voteId)) === null) return []
		const size = await countRoll(db, voteId)
		return size > MOST_PROOFS ? [{ path: 'proofs', message: tooManyProofs(voteId, size) }] : []
	},
	answer: async ({ db, input: { voteId, proofs }, actor }): Promise<VoteBundleFile | null> => {
		const found = await findReadableVote(db, actor, voteId)
		if (found === null) return null
		const { matter } = found
		const { row, roll, delegated, lastLeaf } = await atOneMoment((tx) => snapshotOf(tx, voteId, proofs))
		// Taken after that moment, so that it covers every leaf up to it.
		const checkpoint = await newestCheckpoint(db)
		const policy = await policyOf(db, row.policyVersion)
		const installation = { id: await installationId(db), chainId: env().CHAIN_ID }
		const log = { keys: await logKeys(db), checkpoint }
		const delegations = await delegationsBehind(db, delegated, checkpoint)
		const adoption = await adoptionOf(db, row.policyVersion, checkpoint)
		const rules = fromJson<VoteRules>(row.rules)
		const isSealed = isStillSealed({ state: row.state, rules })
		const recused = new Set(roll.flatMap(({ id, recusal }) => (recusal === null ? [] : id)))
		const parts: BundleParts = {
			head: headOf({ row, matter, policy, installation, roll, delegations, adoption }),
			log,
			grants: () => (rules.weights.kind === 'one_each' ? grantsBehind(db, voteId, checkpoint) : nobody()),
			ballots: () => ballotLines(db, { voteId, number: row.eventCount, recused, isSealed }),
			leaves: () => leavesOf(db, voteId, { size: checkpoint.size, lastLeaf }),
		}
		const key = await knownKey(db, originOf(installation.id))
		const version = JSON.stringify([parts.head.vote, row.version, log, proofs])
		return { version, pages: () => bundleText(key, parts) }
	},
})

/** A proof is 1.2 KB, and the signature is over all of them as one text: those of 200,000 would be 290 MB of it. */
const MOST_PROOFS = 10_000

function tooManyProofs(voteId: string, size: number): string {
	return `The roll has ${formatCount(size)} entries, and a bundle holds the proofs of at most ${formatCount(MOST_PROOFS)}. Leave "proofs" out: the roll alone gives the tree again, and /api/v1/votes/${voteId}/roll/{address} the proof of one voter.`
}

type Snapshot = {
	readonly row: Vote
	readonly roll: readonly RollEntryLine[]
	readonly delegated: readonly DelegatedEntry[]
	/** Id of the newest leaf about the vote. */
	readonly lastLeaf: bigint
}

async function snapshotOf(tx: Tx, voteId: string, proofs: boolean): Promise<Snapshot> {
	const row = await tx.vote.findUniqueOrThrow({ where: { id: voteId } })
	const tree = proofs ? await tx.rollTree.findUnique({ where: { voteId } }) : null
	const newest = await tx.logLeaf.findFirst({
		where: { subject: `vote:${voteId}` },
		orderBy: { id: 'desc' },
		select: { id: true },
	})
	const roll = await rollLines(tx, voteId, tree?.nodes ?? null)
	return { row, roll, delegated: await delegatedEntries(tx, voteId), lastLeaf: newest?.id ?? 0n }
}

type Facts = {
	readonly row: Vote
	readonly matter: VoteMatter
	readonly policy: Policy
	readonly installation: VoteBundle['installation']
	readonly roll: readonly RollEntryLine[]
	readonly delegations: readonly BundleDelegation[]
	readonly adoption: BundleAdoption | null
}

/** The roll of a vote by balances rests on no grants. */
async function* nobody(): AsyncGenerator<readonly BundleGrant[], void> {
	yield []
}

function headOf({ row, matter, policy, installation, roll, delegations, adoption }: Facts): BundleParts['head'] {
	const domain = ballotDomain({ chainId: installation.chainId, installation: installation.id })
	return {
		format: 'guardrail-vote-bundle',
		formatVersion: 4,
		installation,
		vote: {
			id: row.id,
			subject: subjectOf(matter, row.treatment),
			attempt: row.attempt,
			// Whoever counts again asks whether there is an outcome; while ballots are opened there is none.
			state: row.state === 'tallied' ? 'tallied' : 'open',
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
		adoption,
		typedData: { domain, types: { ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES }, primaryType: 'Ballot' },
		roll,
		rollHash: row.rollHash,
		delegations,
		outcome: row.result === null ? null : fromJson<Record<string, unknown>>(row.result),
	}
}

function subjectOf(matter: VoteMatter, treatment: number): VoteBundle['vote']['subject'] {
	if (matter.kind === 'policy') return { kind: 'policy', draftVersion: matter.draftVersion }
	const { id, slug } = matter.incident
	return { kind: 'case', incidentId: id, incidentSlug: slug, treatment }
}
