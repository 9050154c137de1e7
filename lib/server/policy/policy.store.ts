import 'server-only'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hashDocument } from './hash-document'

/** The document of a version in any state; `null` where there never was one. */
export async function findPolicyDocument(tx: Tx, version: string): Promise<Policy | null> {
	const row = await tx.policyVersion.findUnique({ where: { version }, select: { document: true } })
	return row === null ? null : fromJson<Policy>(row.document)
}

/**
 * Settles a draft by the outcome of its vote: adopted from this moment on, rejected, or, without a quorum, still to be
 * voted on again.
 */
export async function settleDraft(
	tx: Tx,
	version: string,
	outcome: 'adopted' | 'rejected' | 'quorum_not_met',
	at: Instant,
): Promise<void> {
	if (outcome === 'quorum_not_met') return
	const settledAt = toDate(at)
	await tx.policyVersion.update({
		where: { version },
		data: { state: outcome, settledAt, ...(outcome === 'adopted' && { effectiveAt: settledAt }) },
	})
}

/** Writes the founding policy into a database that does not have it yet. */
export async function plantFoundingPolicy(tx: Tx): Promise<void> {
	const since = new Date(`${POLICY_1_0.effectiveFrom}T00:00:00Z`)
	await tx.policyVersion.createMany({
		data: [
			{
				version: POLICY_1_0.version,
				document: toJson(POLICY_1_0),
				hash: hashDocument(POLICY_1_0),
				rubric: toJson(RUBRIC_1_0),
				state: 'adopted',
				authorName: 'The founding thread',
				changeNote: 'The ladder and the lists that the DAO began with.',
				createdAt: since,
				updatedAt: since,
				settledAt: since,
				effectiveAt: since,
			},
		],
		skipDuplicates: true,
	})
}
