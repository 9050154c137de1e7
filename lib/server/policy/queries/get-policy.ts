import 'server-only'
import { GetPolicyInput } from '@/lib/contracts/policy'
import type { Policy } from '@/lib/domain/policy/policy'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy, documentOf } from '../policies'

/** The document of a policy by its version, drafts included; `current` is the one that new cases are pinned to. */
export const getPolicy = defineQuery({
	name: 'policy.get',
	input: GetPolicyInput,
	answer: async ({ db, input }): Promise<Policy | null> =>
		input.version === 'current' ? currentPolicy(db) : documentOf(db, input.version),
})
