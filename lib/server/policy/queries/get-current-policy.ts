import 'server-only'
import { z } from 'zod'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import type { Policy } from '@/lib/domain/policy/policy'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { currentPolicy } from '../policies'
import { rubricOf } from '../rubrics'

/** The policy and the rubric that new cases are pinned to. */
export const getCurrentPolicy = defineQuery({
	name: 'policy.get_current',
	input: z.object({}),
	answer: async ({ db }): Promise<{ policy: Policy; rubric: Rubric }> => {
		const policy = await currentPolicy(db)
		return { policy, rubric: await rubricOf(db, policy.rubricVersion) }
	},
})
