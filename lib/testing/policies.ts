import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { toJson } from '@/lib/server/kernel/json'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { testPrisma } from './test-database'

/** The founding policy, but for votes on cases that may be weighed by a file of balances or by a token. */
const WEIGHTED: Policy = {
	...POLICY_1_0,
	version: '1.77',
	votes: { ...POLICY_1_0.votes, weights: ['snapshot', 'erc20votes'] },
}

/** Puts a policy in force, as adopted long ago, by which votes on cases that are triaged from now on may be weighed. */
export async function allowWeights(): Promise<void> {
	const since = new Date('2024-01-01T00:00:00Z')
	const { version } = WEIGHTED
	await testPrisma().policyVersion.upsert({
		where: { version },
		update: {},
		create: {
			version,
			document: toJson(WEIGHTED),
			hash: hashDocument(WEIGHTED),
			rubric: toJson(RUBRIC_1_0),
			state: 'adopted',
			baseVersion: POLICY_1_0.version,
			authorName: 'A test',
			changeNote: 'Holders vote too.',
			createdAt: since,
			updatedAt: since,
			settledAt: since,
			effectiveAt: since,
		},
	})
}
