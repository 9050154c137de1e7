import 'server-only'
import { ComparePoliciesInput } from '@/lib/contracts/policy'
import type { DocumentChange } from '@/lib/domain/policy/document-changes'
import { changeInWords } from '@/lib/format/document-words'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { changesFrom } from '../draft-findings'
import { findPolicyVersion } from '../policy.store'

export type PolicyComparison = {
	readonly from: string
	readonly to: string
	/** In reading order, the rubric's after the policy's. */
	readonly changes: readonly (DocumentChange & { readonly sentence: string })[]
}

/** What differs between two versions, field by field, with a sentence for each. */
export const comparePolicies = defineQuery({
	name: 'policy.compare',
	input: ComparePoliciesInput,
	answer: async ({ db, input }): Promise<PolicyComparison | null> => {
		const [before, after] = await Promise.all([findPolicyVersion(db, input.from), findPolicyVersion(db, input.to)])
		if (before === null || after === null) return null
		const changes = changesFrom(before, after).map((change) => ({ ...change, sentence: changeInWords(change) }))
		return { from: input.from, to: input.to, changes }
	},
})
