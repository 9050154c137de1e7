import type { Rubric } from '@/lib/domain/assessment/rubric'
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
export function allowWeights(): Promise<void> {
	return adopt(WEIGHTED, RUBRIC_1_0, 'Holders vote too.')
}

/** Puts the founding policy with this rubric in force; both take the version. */
export function adoptRubric(version: string, rubric: Rubric): Promise<void> {
	const own = { ...rubric, version }
	const policy = { ...POLICY_1_0, version, rubricVersion: version, rubricHash: hashDocument(own) }
	return adopt(policy, own, 'Other words.')
}

async function adopt(policy: Policy, rubric: Rubric, changeNote: string): Promise<void> {
	const since = new Date('2024-01-01T00:00:00Z')
	const { version } = policy
	await testPrisma().policyVersion.upsert({
		where: { version },
		update: {},
		create: {
			version,
			document: toJson(policy),
			hash: hashDocument(policy),
			rubric: toJson(rubric),
			state: 'adopted',
			baseVersion: POLICY_1_0.version,
			authorName: 'A test',
			changeNote,
			createdAt: since,
			updatedAt: since,
			settledAt: since,
			effectiveAt: since,
		},
	})
}

/** A document whose first day in force is today, so that it can be put to the vote. */
export function fromToday(policy: Policy): Policy {
	return { ...policy, effectiveFrom: new Date().toISOString().slice(0, 10) }
}
