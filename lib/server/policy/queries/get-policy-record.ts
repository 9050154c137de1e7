import 'server-only'
import { GetPolicyRecordInput } from '@/lib/contracts/policy'
import { can } from '@/lib/domain/access/can'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { toIso } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import type { PolicyState } from '@/lib/domain/policy/policy-state'
import type { DocumentProblem } from '@/lib/domain/policy/validate-policy'
import { isoOrNull } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { problemsOf } from '../draft-findings'
import { currentPolicy } from '../policies'
import { findPolicyVersion } from '../policy.store'

export type PolicyRecord = {
	readonly version: string
	readonly state: PolicyState
	readonly isCurrent: boolean
	/** The version in force today. */
	readonly currentVersion: string
	readonly hash: string
	readonly document: Policy
	readonly rubric: Rubric
	readonly baseVersion: string | null
	readonly author: string
	readonly changeNote: string
	readonly edition: number
	readonly createdAt: string
	readonly settledAt: string | null
	readonly effectiveAt: string | null
	/** The first day that the document names, where that is still to come. */
	readonly waitsUntil: string | null
	/** What to offer an author as the first day: the document's own, or today where that is over. */
	readonly firstDayOffered: string
	/** The newest vote on it. */
	readonly vote: { readonly id: string; readonly state: string; readonly outcome: string | null } | null
	/** What keeps a draft from the vote, by field. */
	readonly problems: readonly DocumentProblem[]
	/** Published cases that go by it, the newest few by name. */
	readonly pinned: { readonly count: number; readonly newest: readonly { slug: string; title: string }[] }
	readonly may: { readonly draft: boolean; readonly edit: boolean; readonly propose: boolean }
}

/** Everything about one version: what it says, who wrote it, which vote settled it, which cases go by it. */
export const getPolicyRecord = defineQuery({
	name: 'policy.get_record',
	input: GetPolicyRecordInput,
	answer: async ({ db, input, actor, now }): Promise<PolicyRecord | null> => {
		const found = await findPolicyVersion(db, input.version)
		if (found === null) return null
		const { version, state, document, rubric, authorId } = found
		const current = await currentPolicy(db)
		const isDraft = state === 'draft'
		const today = toIso(now).slice(0, 10)
		const waitsUntil = document.effectiveFrom > today ? document.effectiveFrom : null
		return {
			version,
			state,
			isCurrent: version === current.version,
			currentVersion: current.version,
			hash: found.hash,
			document,
			rubric,
			baseVersion: found.baseVersion,
			author: found.authorName,
			changeNote: found.changeNote,
			edition: found.edition,
			createdAt: found.createdAt.toISOString(),
			settledAt: isoOrNull(found.settledAt),
			effectiveAt: isoOrNull(found.effectiveAt),
			waitsUntil,
			firstDayOffered: waitsUntil ?? today,
			vote: await voteOf(db, found.voteId),
			problems: isDraft ? problemsOf(found, now) : [],
			pinned: await pinnedTo(db, version),
			may: {
				draft: can(actor, 'policy.draft').allowed,
				edit: isDraft && can(actor, 'policy.edit_draft', { ownerId: authorId }).allowed,
				propose: isDraft && can(actor, 'policy.propose', { ownerId: authorId }).allowed,
			},
		}
	},
})

async function voteOf(db: Tx, id: string | null): Promise<PolicyRecord['vote']> {
	return id === null ? null : db.vote.findUnique({ where: { id }, select: { id: true, state: true, outcome: true } })
}

const NEWEST = 20

async function pinnedTo(db: Tx, policyVersion: string): Promise<PolicyRecord['pinned']> {
	const where = { policyVersion, publishedAt: { not: null } }
	const [count, newest] = await Promise.all([
		db.incident.count({ where }),
		db.incident.findMany({
			where,
			orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
			take: NEWEST,
			select: { slug: true, title: true },
		}),
	])
	return { count, newest }
}
