import type { Rung } from '@/lib/domain/policy/policy'

/** What a voter chose, in the form of the vote's method. Options are named by their keys. */
export type Choice =
	| { readonly kind: 'abstain' }
	/** Ladder: the most severe rung that the voter supports. */
	| { readonly kind: 'rung'; readonly rung: Rung }
	/** Single proposal. */
	| { readonly kind: 'stance'; readonly stance: 'for' | 'against' }
	/** Approval: every option that the voter approves, in the order of the options; none of them when empty. */
	| { readonly kind: 'approved'; readonly options: readonly string[] }
	/** Ranked: best first. Options that are left out share the last place. */
	| { readonly kind: 'ranked'; readonly options: readonly string[] }
	/** Optimistic. */
	| { readonly kind: 'objection'; readonly stance: 'object' | 'no_objection' }

export const ABSTAIN: Choice = { kind: 'abstain' }
