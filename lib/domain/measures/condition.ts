import type { Instant } from '@/lib/domain/kernel/instant'

/** What can be said of a condition. The operator reports; a steward finds it met or not, or waives it. */
export const FINDINGS = {
	reported: 'reported by the operator',
	met: 'met',
	not_met: 'not met',
	waived: 'waived',
} as const
export type Finding = keyof typeof FINDINGS

/** A condition follows from its newest finding; without one it is open. */
export type ConditionState = Finding | 'open'
export const CONDITION_STATES_IN_WORDS: Readonly<Record<ConditionState, string>> = { open: 'open', ...FINDINGS }

export type Condition = {
	readonly id: string
	readonly number: number
	readonly text: string
	/** By when; `null` where it holds as long as the measure. */
	readonly dueAt: Instant | null
	readonly state: ConditionState
}

export const MOST_CONDITIONS = 20

/** The conditions that a text in lines names, one on each line; empty lines and bullets are left out. */
export function conditionsInText(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
		.filter((line) => line !== '')
		.slice(0, MOST_CONDITIONS)
}

/** Met or waived: nothing is left to show. */
export function isSettled(state: ConditionState): boolean {
	return state === 'met' || state === 'waived'
}

/** The conditions that nobody has found met and nobody has waived. */
export function unsettled(conditions: readonly Condition[]): readonly Condition[] {
	return conditions.filter((condition) => !isSettled(condition.state))
}
