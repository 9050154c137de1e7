import { z } from 'zod'
import type { RUNGS, Threshold } from '@/lib/domain/policy/policy'
import { TimeCursor } from './cursor'
import { PolicyDocument } from './policy-document'
import { VersionText } from './policy-version'

const SHARE = 'Write a share such as >1/2 (more than half) or >=2/3 (at least two thirds).'

/** `>1/2` or `>=2/3`; empty leaves the policy's own. */
const ShareText = z
	.string(SHARE)
	.trim()
	.regex(/^(?:>=?\s*\d{1,6}\s*\/\s*[1-9]\d{0,5})?$/, SHARE)
	.transform((text): Threshold | null => {
		const [, sign, numerator, denominator] = /^(>=?)\s*(\d+)\s*\/\s*(\d+)$/.exec(text) ?? []
		if (sign === undefined) return null
		const rule = sign === '>' ? 'more_than' : 'at_least'
		return { numerator: Number(numerator), denominator: Number(denominator), rule }
	})
	.optional()

const QUORUM = 'Give the quorum as a percentage above 0, at most 100.'
const QuorumPercent = z
	.union([z.literal(''), z.coerce.number(QUORUM).gt(0, QUORUM).max(100, QUORUM).multipleOf(0.01, QUORUM)], QUORUM)
	.transform((percent) => (percent === '' ? null : Math.round(percent * 100)))
	.optional()

const LEAST_VOTERS = 'Give a whole number of voters, from 1 to 100.'
const LeastVoters = z
	.union(
		[z.literal(''), z.coerce.number(LEAST_VOTERS).int(LEAST_VOTERS).min(1, LEAST_VOTERS).max(100, LEAST_VOTERS)],
		LEAST_VOTERS,
	)
	.transform((count) => (count === '' ? null : count))
	.optional()

export const WhatIfInput = z.object({
	/** The version to start from, adopted or a draft; the policy in force, when left out. */
	version: z.union([VersionText, z.literal('current')], 'Give a version such as 1.1, or the word current.').optional(),
	quorum: QuorumPercent,
	/** How many voters must have cast a ballot of their own. */
	leastVoters: LeastVoters,
	threshold1: ShareText,
	threshold2: ShareText,
	threshold3: ShareText,
	threshold4: ShareText,
	threshold5: ShareText,
	threshold6: ShareText,
	only: z.enum(['all', 'changed'], 'Show all votes, or the changed ones.').default('all'),
	limit: z.coerce.number('Give a number.').int().min(1).max(100).default(50),
	cursor: TimeCursor.optional(),
})

/** The same for a whole document that is brought along. */
export const TryPolicyInput = WhatIfInput.omit({ version: true }).extend({ document: PolicyDocument })

/** The field of the what-if question that holds the threshold of a rung. */
export function thresholdField(rung: (typeof RUNGS)[number]) {
	return rung === 0 ? null : (`threshold${rung}` as const)
}
