import 'server-only'
import { GetPolicyInput } from '@/lib/contracts/policy'
import type { Policy } from '@/lib/domain/policy/policy'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy } from '../policies'
import { findPolicyDocument, plantFoundingPolicy } from '../policy.store'

/** A policy by its version, drafts included; `current` is the one that new cases are pinned to. */
export const getPolicy = defineQuery({
	name: 'policy.get',
	input: GetPolicyInput,
	answer: async ({ db, input }): Promise<Policy | null> => {
		if (input.version === 'current') return currentPolicy(db)
		await plantFoundingPolicy(db)
		return findPolicyDocument(db, input.version)
	},
})
