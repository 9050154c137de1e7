import 'server-only'
import { GetPolicyInput } from '@/lib/contracts/policy'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy } from '../policies'
import { findPolicyVersion } from '../policy.store'

/** The document of a policy by its version, drafts included; `current` is the one that new cases are pinned to. */
export const getPolicy = defineQuery({
	name: 'policy.get',
	input: GetPolicyInput,
	answer: async ({ db, input }): Promise<Policy | null> => {
		if (input.version === 'current') return currentPolicy(db)
		const found = await findPolicyVersion(db, input.version)
		return found?.document ?? (input.version === POLICY_1_0.version ? POLICY_1_0 : null)
	},
})
