import 'server-only'
import { z } from 'zod'
import type { PolicyState } from '@/lib/domain/policy/policy-state'
import { isoOrNull } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy } from '../policies'

export type PolicyRow = {
	readonly version: string
	readonly state: PolicyState
	readonly isCurrent: boolean
	readonly hash: string
	readonly baseVersion: string | null
	readonly author: string
	readonly changeNote: string
	readonly voteId: string | null
	readonly createdAt: string
	readonly settledAt: string | null
	readonly effectiveAt: string | null
}

const MOST = 500

/** Every version of the policy with what became of it, the newest first. */
export const listPolicies = defineQuery({
	name: 'policy.list',
	input: z.object({}),
	answer: async ({ db }): Promise<{ data: readonly PolicyRow[] }> => {
		const current = await currentPolicy(db)
		const rows = await db.policyVersion.findMany({
			orderBy: [{ createdAt: 'desc' }, { version: 'desc' }],
			take: MOST,
			omit: { document: true, rubric: true },
		})
		const data = rows.map((row) => ({
			version: row.version,
			state: row.state,
			isCurrent: row.version === current.version,
			hash: row.hash,
			baseVersion: row.baseVersion,
			author: row.authorName,
			changeNote: row.changeNote,
			voteId: row.voteId,
			createdAt: row.createdAt.toISOString(),
			settledAt: isoOrNull(row.settledAt),
			effectiveAt: isoOrNull(row.effectiveAt),
		}))
		return { data }
	},
})
