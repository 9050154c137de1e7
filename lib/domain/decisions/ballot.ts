import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { rungOf } from '@/lib/domain/policy/policies'
import type { LadderRung, ParameterField, Policy, Rung } from '@/lib/domain/policy/policy'
import type { Choice } from './methods/choice'

export const CONFLICTS = {
	none: 'None',
	operated_by_me: 'I work for, or operate, this operator',
	invested_in: 'I am invested in this operator',
	client_team_of: 'I belong to the team of a client involved in the case',
	supplier_of: 'I supply this operator, or it supplies me',
} as const
export type Conflict = keyof typeof CONFLICTS

export type ParameterValue = string | number
/** What the voter would set, for the rung that was chosen: `{ target: 5800, reviewAfterDays: 90 }`. */
export type BallotParameters = Readonly<Record<string, ParameterValue>>

/** What a voter says. */
export type BallotContent = {
	readonly choice: Choice
	/** Of the rung that was chosen; empty with every other method, whose options have their own. */
	readonly parameters: BallotParameters
	readonly reason: string
	readonly conflict: Conflict
}

/** What a ballot or an option sets under a key; never what every object has under it, such as `constructor`. */
export function parameterOf(parameters: BallotParameters, key: string): ParameterValue | undefined {
	return Object.hasOwn(parameters, key) ? parameters[key] : undefined
}

/** Checks parameters against the policy's fields for their rung (`null` has none), and names the field that is wrong. */
export function checkParameters(
	policy: Policy,
	content: { readonly rung: Rung | null; readonly parameters: BallotParameters },
): Result<BallotParameters, Refusal<'parameter_invalid'>> {
	if (content.rung === null) {
		return Object.keys(content.parameters).length === 0
			? ok({})
			: refuse('parameter_invalid', 'A ballot that names no rung carries no parameters; leave them out.')
	}
	const step = rungOf(policy, content.rung)
	const unknown = Object.keys(content.parameters).find((key) => !step.parameters.some((field) => field.key === key))
	if (unknown !== undefined) {
		return refuse('parameter_invalid', `"${step.name}" has no parameter "${unknown}"; leave it out.`, {
			field: unknown,
		})
	}
	for (const field of step.parameters) {
		const problem = fieldProblem(step, field, parameterOf(content.parameters, field.key))
		if (problem !== null) return refuse('parameter_invalid', problem, { field: field.key })
	}
	return ok(content.parameters)
}

function fieldProblem(step: LadderRung, field: ParameterField, value: ParameterValue | undefined): string | null {
	if (value === undefined || value === '') {
		return field.isRequired ? `"${step.name}" needs "${field.label}". ${field.hint}` : null
	}
	if (field.kind === 'text') {
		return typeof value === 'string' && value.length <= 2_000
			? null
			: `"${field.label}" is a text of at most 2,000 characters.`
	}
	if (field.kind === 'choice') {
		const isKnown = field.choices?.some((choice) => choice.value === value) ?? false
		return isKnown ? null : `"${field.label}" is one of: ${field.choices?.map((choice) => choice.value).join(', ')}.`
	}
	const { least = 0, most = Number.MAX_SAFE_INTEGER } = field
	const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
	return fits ? null : `"${field.label}" is a whole number from ${least} to ${most}.`
}
