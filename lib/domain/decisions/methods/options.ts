import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { VoteRules } from '../vote-rules'
import type { Choice } from './choice'

/** Refuses an option that is not on the ballot, and one that is named twice. */
export function checkOptions(
	choice: Choice,
	keys: readonly string[],
	rules: VoteRules,
): Result<Choice, Refusal<'choice_invalid'>> {
	const unknown = keys.find((key) => !rules.options.some((option) => option.key === key))
	if (unknown !== undefined) {
		return refuse('choice_invalid', `This vote has no option "${unknown}".`, { option: unknown })
	}
	const twice = keys.find((key, place) => keys.indexOf(key) !== place)
	if (twice !== undefined) return refuse('choice_invalid', `The option "${twice}" is named twice.`, { option: twice })
	return ok(choice)
}

/** The options' names, in the order of the keys. */
export function namesOf(keys: readonly string[], rules: VoteRules): readonly string[] {
	return keys.map((key) => rules.options.find((option) => option.key === key)?.name ?? key)
}
