import 'server-only'
import type { OpenedVote } from '@/lib/server/decisions/open-case-vote'
import { readFields } from './form-action'

type Option = { key?: string; name?: string; rung?: number; parameters: Record<string, string | number> }

/** `options.0.rung`, `options.0.parameters.number.target`: the parts of a field's name. */
const OPTION = /^options\.(\d+)\.(key|name|rung|parameters\.(number|text)\.(\w+))$/
const WEIGHT = /^weights\.(\w+)$/

/**
 * What the form for opening a vote holds, as the command wants it: options sorted from the mildest, a box that is not
 * ticked as "no", and a chosen file as its text. A form that asks for nothing leaves everything to the policy.
 */
export async function readOpenVote(form: FormData): Promise<Record<string, unknown>> {
	const fields = readFields(form)
	if (fields.method === undefined) return fields
	const options: Option[] = []
	const weights: Record<string, unknown> = {}
	const input: Record<string, unknown> = { isSealed: false }
	for (const [name, value] of Object.entries(fields)) {
		const option = OPTION.exec(name)
		const weight = WEIGHT.exec(name)?.[1]
		if (option) keepOption(options, option, String(value))
		else if (weight) weights[weight] = value instanceof File ? await value.text() : value
		else input[name] = value
	}
	const named = options.filter(({ rung }) => rung !== undefined).sort((a, b) => (a.rung ?? 0) - (b.rung ?? 0))
	return {
		...input,
		...(named.length > 0 && { options: named }),
		...(weights.kind !== undefined && { weights }),
	}
}

/** What is said to whoever has asked for a vote. */
export function openedInWords({ state }: OpenedVote): string {
	return state === 'open' ? 'The vote is open.' : 'The vote is being prepared; it opens by itself.'
}

function keepOption(options: Option[], [, at, field, kind, parameter]: RegExpExecArray, typed: string): void {
	const option = options[Number(at)] ?? { parameters: {} }
	options[Number(at)] = option
	if (field === 'rung') option.rung = Number(typed)
	else if (field === 'key') option.key = typed
	else if (field === 'name') option.name = typed
	else if (parameter && typed !== '') option.parameters[parameter] = kind === 'number' ? Number(typed) : typed
}
