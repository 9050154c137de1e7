import type { Ground } from './method'

/** How a choice is written in this vote, for whoever wrote another: the words or keys that it takes. */
export function choicesInWords({ rules, policy }: Ground): string {
	const keys = rules.options.map(({ key }) => key).join(', ')
	switch (rules.method) {
		case 'ladder':
			return `Write a rung of the ladder with its key (${policy.ladder.map(({ rung, key }) => `${rung} ${key}`).join(', ')}), or abstain.`
		case 'single':
			return 'Write for, against or abstain.'
		case 'approval':
			return `Write the keys of all options that you accept in their order, with a comma and a space between them, or none, or abstain. The options: ${keys}.`
		case 'ranked':
			return `Write the keys of options best first, each once, with " > " between them, or abstain. The options: ${keys}.`
		case 'optimistic':
			return 'Write object or no_objection.'
	}
}
