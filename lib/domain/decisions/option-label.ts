import { rungOf } from '@/lib/domain/policy/policies'
import type { ParameterField, Policy } from '@/lib/domain/policy/policy'
import { type ParameterValue, parameterOf } from './ballot'
import type { VoteOption } from './vote-rules'

/** Characters of a text that a label shows. */
const MOST_OF_A_TEXT = 60

/**
 * What an option is called wherever it is shown or signed: what the policy calls its rung and what it sets, and only
 * then the name that whoever opened the vote gave it: `Offboarding, may not rejoin ("A friendly reminder")`.
 */
export function labelOf({ rung, name, parameters }: VoteOption, policy: Policy): string {
	if (rung === null) return name
	const step = rungOf(policy, rung)
	const settings = step.parameters.flatMap((field) => {
		const value = parameterOf(parameters, field.key)
		return value === undefined || value === '' ? [] : [`${field.label}: ${shownValue(field, value)}`]
	})
	const first = settings.length === 0 ? step.name : `${step.name} (${settings.join('; ')})`
	const own = name.replaceAll('"', '’').trim()
	return own === '' || own === step.name || name === first ? first : `${first} ("${own}")`
}

function shownValue({ choices }: ParameterField, value: ParameterValue): string {
	const text = choices?.find((choice) => choice.value === value)?.label ?? String(value)
	return text.length > MOST_OF_A_TEXT ? `${text.slice(0, MOST_OF_A_TEXT)}…` : text
}
