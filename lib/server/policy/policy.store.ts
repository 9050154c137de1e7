import 'server-only'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { effectiveAt, type PolicyDraft } from '@/lib/domain/policy/policy-draft'
import type { PolicyVersion } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'
import { hashDocument } from './hash-document'

export type StoredPolicyVersion = PolicyDraft & {
	readonly document: Policy
	readonly rubric: Rubric
	readonly authorId: PersonId | null
	readonly authorName: string
	readonly changeNote: string
	readonly voteId: string | null
	readonly edition: number
	readonly createdAt: Date
	readonly settledAt: Date | null
	readonly effectiveAt: Date | null
}

/** What an author writes. */
export type DraftContent = { readonly document: Policy; readonly rubric: Rubric; readonly changeNote: string }

function toVersion(row: PolicyVersion): StoredPolicyVersion {
	return {
		...row,
		document: fromJson<Policy>(row.document),
		rubric: fromJson<Rubric>(row.rubric),
		authorId: fromColumn<PersonId>(row.authorId),
	}
}

/** A version in any state; `null` where there never was one. */
export async function findPolicyVersion(tx: Tx, version: string): Promise<StoredPolicyVersion | null> {
	const row = await tx.policyVersion.findUnique({ where: { version } })
	if (row !== null) return toVersion(row)
	return version === POLICY_1_0.version ? FOUNDING : null
}

/** The founding version as the migration writes it, for a database that was emptied. */
const FOUNDING: StoredPolicyVersion = {
	version: POLICY_1_0.version,
	state: 'adopted',
	baseVersion: null,
	hash: hashDocument(POLICY_1_0),
	document: POLICY_1_0,
	rubric: RUBRIC_1_0,
	authorId: null,
	authorName: 'The founding thread',
	changeNote: 'The ladder and the lists that the DAO began with.',
	voteId: null,
	edition: 1,
	createdAt: new Date(`${POLICY_1_0.effectiveFrom}T00:00:00Z`),
	settledAt: new Date(`${POLICY_1_0.effectiveFrom}T00:00:00Z`),
	effectiveAt: new Date(`${POLICY_1_0.effectiveFrom}T00:00:00Z`),
}

/** Holds all versions until the transaction ends: numbers are given out, and drafts put to the vote, one by one. */
export async function lockPolicyVersions(
	tx: Tx,
): Promise<readonly Pick<StoredPolicyVersion, 'version' | 'state' | 'effectiveAt'>[]> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('policy_version'))`
	return tx.policyVersion.findMany({ select: { version: true, state: true, effectiveAt: true } })
}

type NewDraft = DraftContent & {
	readonly baseVersion: string
	readonly author: { readonly id: PersonId; readonly name: string }
}

export async function addDraft(tx: Tx, draft: NewDraft, at: Instant): Promise<void> {
	const { document, rubric, changeNote, baseVersion, author } = draft
	await tx.policyVersion.create({
		data: {
			version: document.version,
			document: toJson(document),
			hash: hashDocument(document),
			rubric: toJson(rubric),
			state: 'draft',
			baseVersion,
			authorId: author.id,
			authorName: author.name,
			changeNote,
			createdAt: toDate(at),
			updatedAt: toDate(at),
		},
	})
}

type EditedDraft = DraftContent & { readonly baseVersion: string; readonly edition: number }

/** Saves a draft as its author wrote it; somebody who wrote at the same time gets a conflict. */
export async function saveDraft(tx: Tx, draft: EditedDraft, at: Instant): Promise<number> {
	const { document, rubric, changeNote, baseVersion, edition } = draft
	const saved = await tx.policyVersion.updateMany({
		where: { version: document.version, edition, state: 'draft' },
		data: {
			document: toJson(document),
			hash: hashDocument(document),
			rubric: toJson(rubric),
			changeNote,
			baseVersion,
			updatedAt: toDate(at),
			edition: edition + 1,
		},
	})
	if (saved.count === 0) throw new Conflict()
	return edition + 1
}

type DraftRead = Pick<StoredPolicyVersion, 'version' | 'edition'>

/** Ends a draft as it was read, or a conflict; the reason stands after what the draft was to change. */
export async function withdrawDraft(
	tx: Tx,
	{ version, edition, changeNote }: DraftRead & Pick<StoredPolicyVersion, 'changeNote'>,
	note: string,
	at: Instant,
): Promise<void> {
	const { count } = await tx.policyVersion.updateMany({
		where: { version, edition, state: 'draft' },
		data: { state: 'withdrawn', settledAt: toDate(at), changeNote: `${changeNote}\n\nWithdrawn: ${note}` },
	})
	if (count === 0) throw new Conflict()
}

/** Puts a draft to the vote in the words that were read; where it was saved again meanwhile, a conflict. */
export async function putToVote(tx: Tx, { version, edition }: DraftRead, voteId: string, at: Instant): Promise<void> {
	const { count } = await tx.policyVersion.updateMany({
		where: { version, edition, state: 'draft' },
		data: { state: 'voting', voteId, updatedAt: toDate(at) },
	})
	if (count === 0) throw new Conflict()
}

/**
 * Settles a draft by the outcome of its vote: adopted, rejected, or, without a quorum, a draft again that may be put to
 * the vote once more. The words on the row must be those that the ballots were bound to.
 */
export async function settleDraft(
	tx: Tx,
	{ version, revisionHash }: { readonly version: string; readonly revisionHash: string },
	outcome: 'adopted' | 'rejected' | 'quorum_not_met',
	at: Instant,
): Promise<void> {
	const row = await tx.policyVersion.findUniqueOrThrow({ where: { version }, select: { document: true, hash: true } })
	if (row.hash !== revisionHash) throw new Error(`Policy ${version} does not say what its vote was held on`)
	if (outcome === 'quorum_not_met') {
		await tx.policyVersion.update({ where: { version }, data: { state: 'draft' } })
		return
	}
	const begins = effectiveAt(fromJson<Policy>(row.document), at)
	await tx.policyVersion.update({
		where: { version },
		data: { state: outcome, settledAt: toDate(at), ...(outcome === 'adopted' && { effectiveAt: toDate(begins) }) },
	})
}
