import 'server-only'
import { z } from 'zod'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { CURRENT_RUBRIC } from '@/lib/domain/assessment/rubrics'
import { CURRENT_POLICY } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { defineQuery } from '@/lib/server/kernel/define-query'

/** The policy and the rubric that new cases are pinned to. */
export const getCurrentPolicy = defineQuery({
	name: 'policy.get_current',
	input: z.object({}),
	answer: async (): Promise<{ policy: Policy; rubric: Rubric }> => ({ policy: CURRENT_POLICY, rubric: CURRENT_RUBRIC }),
})
