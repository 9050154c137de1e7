import { type Instant, instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from './policy'
import type { PolicyState } from './policy-state'
import type { DocumentProblem } from './validate-policy'

/** A version of the policy as far as its own rules need it. */
export type PolicyDraft = {
	readonly version: string
	readonly state: PolicyState
	/** The version that it was made from. */
	readonly baseVersion: string | null
	readonly hash: string
}

/** The version after the highest that was ever given out, whatever became of it: `1.3` after `1.2`. */
export function nextVersion(given: readonly string[]): string {
	const numbers = given.map((version) => version.split('.').map(Number))
	const major = Math.max(1, ...numbers.map(([first = 1]) => first))
	const minors = numbers.flatMap(([first, second = 0]) => (first === major ? [second] : []))
	return `${major}.${Math.max(-1, ...minors) + 1}`
}

/** Only a draft is edited or withdrawn; what was voted on keeps its words. */
export function checkDraft({ version, state }: PolicyDraft): Result<null, Refusal<'not_a_draft'>> {
	return state === 'draft'
		? ok(null)
		: refuse('not_a_draft', `Policy ${version} is no draft any more; start a new one from the policy in force.`)
}

type CannotPropose = Refusal<
	'not_a_draft' | 'draft_unsound' | 'nothing_changed' | 'adoption_pending' | 'base_outdated' | 'vote_open'
>

/**
 * Puts a draft to the vote. It must be sound, change something, be made from the policy in force, and have the floor to
 * itself: two drafts voted on at once could both be adopted, and nobody had voted for what comes out. While an adopted
 * version waits for its first day, a draft made from the one before would undo it.
 */
export function proposeDraft(
	draft: PolicyDraft,
	facts: {
		readonly problems: readonly DocumentProblem[]
		readonly changes: number
		readonly currentVersion: string
		/** An adopted version whose first day is still to come. */
		readonly awaiting: string | null
		readonly inVoting: string | null
	},
): Result<null, CannotPropose> {
	const editable = checkDraft(draft)
	if (!editable.ok) return editable
	const [problem] = facts.problems
	if (problem !== undefined) {
		const problems = facts.problems.map(({ path, sentence }) => `${path}: ${sentence}`)
		return refuse('draft_unsound', `This draft cannot be voted on yet. ${problem.sentence}`, { problems })
	}
	if (facts.changes === 0)
		return refuse('nothing_changed', 'This draft says what the policy in force says; change something first.')
	if (facts.awaiting !== null) {
		return refuse(
			'adoption_pending',
			`Policy ${facts.awaiting} is adopted and waits for its first day; once it is in force, save this draft again on top of it.`,
		)
	}
	if (draft.baseVersion !== facts.currentVersion) {
		return refuse(
			'base_outdated',
			`This draft was made from ${draft.baseVersion}, and ${facts.currentVersion} is in force now. Save it again on top of that, and look at what it changes.`,
		)
	}
	if (facts.inVoting !== null)
		return refuse('vote_open', `Draft ${facts.inVoting} is being voted on; only one draft is at a time.`)
	return ok(null)
}

/** When an adopted policy begins to be pinned to new cases: at once, or on its first day where that is still to come. */
export function effectiveAt({ effectiveFrom }: Pick<Policy, 'effectiveFrom'>, adoptedAt: Instant): Instant {
	const firstDay = instant(`${effectiveFrom}T00:00:00Z`)
	return firstDay > adoptedAt ? firstDay : adoptedAt
}
