import 'server-only'
import { z } from 'zod'
import type { Policy } from '@/lib/domain/policy/policy'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy } from '../policies'
import { findPolicyDocument, plantFoundingPolicy } from '../policy.store'

/** A policy by its version, drafts included; `current` is the one that new cases are pinned to. */
export const getPolicy = defineQuery({
	name: 'policy.get',
	input: z.object({ version: z.string().max(20) }),
	answer: async ({ db, input }): Promise<Policy | null> => {
		if (input.version === 'current') return currentPolicy(db)
		await plantFoundingPolicy(db)
		return findPolicyDocument(db, input.version)
	},
})
