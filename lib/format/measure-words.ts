import type { Policy } from '@/lib/domain/policy/policy'
import { formatCount } from '@/lib/format/numbers'

type Ladder = Pick<Policy, 'ladder'>

/** The rung of the ladder that a measure carries out, by its name. */
export function nameOfMeasure(kind: string, policy: Ladder): string {
	return policy.ladder.find((step) => step.key === kind)?.name ?? kind
}

/** `Target number of validators: 1,000; Speed: Boosted`: what was settled, under the names of the policy. */
export function settingsInWords(parameters: Readonly<Record<string, string | number>>, policy: Ladder): string {
	const fields = policy.ladder.flatMap((rung) => rung.parameters)
	return Object.entries(parameters)
		.map(([key, value]) => {
			const field = fields.find((candidate) => candidate.key === key)
			const choice = field?.choices?.find((candidate) => candidate.value === value)?.label
			return `${field?.label ?? key}: ${choice ?? (typeof value === 'number' ? formatCount(value) : value)}`
		})
		.join('; ')
}
