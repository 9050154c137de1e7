import { type Actor, type GrantedRole, holds } from './actor'

/** Whom the policy names for a rung: who brings a measure into force, and who verifies what it asks for. */
export type NamedRoles = { readonly enacts: readonly GrantedRole[]; readonly verifies: readonly GrantedRole[] }

/** The permissions that go by whom the policy names, and which of its lists each goes by. */
export const NAMED_FOR = {
	'measure.conduct': 'enacts',
	'measure.verify_condition': 'verifies',
	'remediation.verify': 'verifies',
} as const satisfies Readonly<Record<string, keyof NamedRoles>>

const WORDS: Readonly<Record<GrantedRole, { readonly many: string; readonly one: string }>> = {
	steward: { many: 'stewards', one: 'You are a steward.' },
	coordinator: { many: 'coordinators', one: 'You are a coordinator.' },
	administrator: { many: 'administrators', one: 'You are an administrator.' },
}

/** Who acts, as a sentence begins: `Stewards and administrators`. */
export function whoIsNamed(roles: readonly GrantedRole[]): string {
	const words = roles.map((role) => WORDS[role].many)
	const text = [...(words.length > 1 ? [words.slice(0, -1).join(', ')] : []), ...words.slice(-1)].join(' and ')
	return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Why it is the reader, by the first named role that they hold: `You are a steward.` */
export function whyNamed(actor: Actor, roles: readonly GrantedRole[]): string {
	const held = roles.find((role) => holds(actor, role))
	return held === undefined ? 'The policy names you for this.' : WORDS[held].one
}
