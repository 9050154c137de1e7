import 'server-only'
import { GetRubricsInput } from '@/lib/contracts/policy'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { rubricsOf } from '../rubrics'

/** Rubrics by version, for pages that show what was judged by them. */
export const getRubrics = defineQuery({
	name: 'policy.get_rubrics',
	input: GetRubricsInput,
	answer: async ({ db, input }): Promise<Readonly<Record<string, Rubric>>> =>
		Object.fromEntries(await rubricsOf(db, input.versions)),
})
