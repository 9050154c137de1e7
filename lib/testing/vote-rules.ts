import type { Method, VoteOption, VoteRules } from '@/lib/domain/decisions/vote-rules'
import { RUNGS, type Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'

export const NOTHING: VoteOption = { key: 'nothing', name: 'Nothing', rung: 0, parameters: {} }

/** As many options as wanted, mildest first; the first is "nothing". */
export function optionsOf(size: number): readonly VoteOption[] {
	return Array.from({ length: size }, (_, place) =>
		place === 0
			? NOTHING
			: {
					key: `option_${place}`,
					name: `Option ${place}`,
					rung: rungAt(place),
					parameters: { conditions: `${place}` },
				},
	)
}

function rungAt(place: number): Rung {
	return RUNGS[Math.min(place, 6)] ?? 6
}

/** The rules of a vote by a method, as the founding policy has them, but for what is changed. */
export function rulesOf(method: Method, changed: Partial<VoteRules> = {}): VoteRules {
	const isProposal = method === 'single' || method === 'optimistic'
	const warning: VoteOption = { key: 'warning', name: 'Warning', rung: 1, parameters: {} }
	return {
		method,
		options: method === 'ladder' ? [] : isProposal ? [warning] : optionsOf(3),
		quorum: POLICY_1_0.votes.quorum,
		threshold: method === 'single' ? { numerator: 1, denominator: 2, rule: 'more_than' } : null,
		objectionBasisPoints: method === 'optimistic' ? 2_500 : null,
		isSealed: false,
		objectionHours: 0,
		quietEndingHours: 12,
		extensionHours: 24,
		weights: { kind: 'one_each' },
		...changed,
	}
}
