import 'server-only'
import { z } from 'zod'
import { findPolicy } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { defineQuery } from '@/lib/server/kernel/define-query'

/** A policy by its version. */
export const getPolicy = defineQuery({
	name: 'policy.get',
	input: z.object({ version: z.string().max(20) }),
	answer: async ({ input }): Promise<Policy | null> => findPolicy(input.version),
})
