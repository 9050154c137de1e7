import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung } from '@/lib/domain/policy/policy'

/** A map, as an option may be called like a property that every object has. */
const STANCES: ReadonlyMap<string, string> = new Map([
	['abstain', 'Abstains'],
	['none', 'Approves none'],
	['for', 'For'],
	['against', 'Against'],
	['object', 'Objects'],
	['no_objection', 'Does not object'],
])

type Ground = { readonly rules: Pick<VoteRules, 'method' | 'options'>; readonly ladder: readonly LadderRung[] }

/** A choice as its ballot carries it, in words: `1. A warning; 2. Nothing`; while it is sealed it is not known. */
export function choiceInWords(choice: string | null, { rules, ladder }: Ground): string {
	if (choice === null) return 'Sealed until the count'
	const stance = STANCES.get(choice)
	if (stance !== undefined) return stance
	const nameOf = (key: string) => rules.options.find((option) => option.key === key)?.name ?? key
	switch (rules.method) {
		case 'approval':
			return choice.split(', ').map(nameOf).join('; ')
		case 'ranked':
			return choice
				.split(' > ')
				.map((key, place) => `${place + 1}. ${nameOf(key)}`)
				.join('; ')
		default:
			return ladder.find(({ rung, key }) => choice === `${rung} ${key}`)?.name ?? choice
	}
}
