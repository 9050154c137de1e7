import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { toJson } from '@/lib/server/kernel/json'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { testPrisma } from './test-database'

/** Policy 1.1, in force since yesterday: the founding one but for what is changed. */
export async function adoptPolicy(change: Partial<Policy>): Promise<void> {
	const document: Policy = { ...POLICY_1_0, version: '1.1', ...change }
	const at = new Date(Date.now() - 86_400_000)
	await testPrisma().policyVersion.create({
		data: {
			version: document.version,
			document: toJson(document),
			hash: hashDocument(document),
			rubric: toJson(RUBRIC_1_0),
			state: 'adopted',
			authorName: 'Somebody',
			createdAt: at,
			updatedAt: at,
			effectiveAt: at,
		},
	})
}
