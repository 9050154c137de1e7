import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { IncidentState } from './incident'
import { type Report, SECTION_KEYS, type SectionKey } from './report'

/** What a comment is about: the case as a whole, a section of the report, or one row of its timeline. */
export type CommentTarget =
	| { readonly kind: 'case' }
	| { readonly kind: 'section'; readonly section: SectionKey }
	| { readonly kind: 'row'; readonly rowId: string }

/** How far the discussion has come: each vote that closes freezes what was said before it. */
export type Stage = { readonly treatment: number; readonly votesClosed: number }

export type EarlierComment = Stage & { readonly target: CommentTarget }

export type Remark = {
	/** Ignored for an answer, which is about what the comment that it answers is about. */
	readonly target: CommentTarget
	/** The comment that is answered; `null` starts a thread. */
	readonly answers: EarlierComment | null
}

export type DiscussionFacts = {
	readonly state: IncidentState
	readonly stage: Stage
	readonly report: Pick<Report, 'timeline'>
	/** Sections that the writer may not read. */
	readonly hidden: readonly SectionKey[]
	/** End of the vote that has not been counted yet. */
	readonly voteClosesAt: Instant | null
	/** When the last counted vote on the case closed. */
	readonly voteClosedAt: Instant | null
}

const TALKING: ReadonlySet<IncidentState> = new Set(['filed', 'assessing', 'deliberating', 'voting'])
const COUNTED: ReadonlySet<IncidentState> = new Set(['tallied', 'decided', 'enforcing'])

/** From filing to the end of the vote; a new vote or a further treatment opens the discussion again. */
export function isDiscussionOpen(state: IncidentState): boolean {
	return TALKING.has(state)
}

/** Whether the vote has closed the discussion, and not only the end of the case. */
export function isClosedByVote(state: IncidentState): boolean {
	return COUNTED.has(state)
}

/** `case`, the key of a section, or `row:<id>`: how forms and machines name what a comment is about. */
export function readTarget(about: string): CommentTarget | null {
	if (about === 'case') return { kind: 'case' }
	const section = SECTION_KEYS.find((key) => key === about)
	if (section !== undefined) return { kind: 'section', section }
	return about.startsWith('row:') ? { kind: 'row', rowId: about.slice('row:'.length) } : null
}

/** The same in writing, as `readTarget` reads it. */
export function targetText(target: CommentTarget): string {
	if (target.kind === 'case') return 'case'
	return target.kind === 'section' ? target.section : `row:${target.rowId}`
}

/** The section whose visibility decides who may read the comment; `null` for the case as a whole. */
export function sectionOf(target: CommentTarget): SectionKey | null {
	if (target.kind === 'case') return null
	return target.kind === 'section' ? target.section : 'timeline'
}

/** What was said in an earlier stage is frozen: it stays as it was when the vote closed. */
export function isFrozen(comment: Stage, now: Stage): boolean {
	return comment.treatment !== now.treatment || comment.votesClosed !== now.votesClosed
}

/**
 * Takes a remark into the discussion and says what it is about. Refuses before filing, once the vote has closed and until
 * the case is voted on or treated again, in a thread that a closed vote has frozen, and on what the writer cannot see.
 */
export function addRemark(remark: Remark, facts: DiscussionFacts, at: Instant): Result<CommentTarget, Refusal> {
	const { state, stage, voteClosesAt, voteClosedAt } = facts
	if (isClosedByVote(state) && voteClosedAt !== null) {
		const closedAt = toIso(voteClosedAt)
		return refuse(
			'discussion_closed_with_vote',
			`The discussion closed with the vote on ${closedAt.slice(0, 10)}. A new vote or an accepted appeal opens it again.`,
			{ closedAt },
		)
	}
	if (!TALKING.has(state)) return refuse('discussion_closed', 'The discussion of this case is closed.', { state })
	if (state === 'voting' && voteClosesAt !== null && at >= voteClosesAt) {
		return refuse(
			'discussion_frozen',
			'The discussion closed with the end of the vote. A new vote or an accepted appeal opens it again.',
			{ closedAt: toIso(voteClosesAt) },
		)
	}
	if (remark.answers !== null && isFrozen(remark.answers, stage)) {
		return refuse(
			'thread_frozen',
			'This thread was frozen when the vote closed; start a new comment and link to the one that you answer.',
		)
	}
	const target = remark.answers?.target ?? remark.target
	const section = sectionOf(target)
	const isUnseen = section !== null && facts.hidden.includes(section)
	const isUnknown = target.kind === 'row' && !facts.report.timeline.some(({ id }) => id === target.rowId)
	if (isUnseen || isUnknown) {
		return refuse('nothing_there', 'The report has no such part that you can read; choose what the comment is about.')
	}
	return ok(target)
}

/** What a comment must tell to be put into its thread. */
export type Threaded = { readonly id: string; readonly answers: string | null }

/** A comment with everything that answers it, and with what answers that. */
export type Thread<C extends Threaded> = { readonly remark: C; readonly answers: readonly Thread<C>[] }

/** Comments as threads, in the order given. An answer to a comment that the reader may not see stands for itself. */
export function threadsOf<C extends Threaded>(comments: readonly C[]): readonly Thread<C>[] {
	const shown = new Set(comments.map(({ id }) => id))
	const byAnswered = new Map<string | null, C[]>()
	for (const comment of comments) {
		const answered = comment.answers !== null && shown.has(comment.answers) ? comment.answers : null
		const alike = byAnswered.get(answered)
		if (alike) alike.push(comment)
		else byAnswered.set(answered, [comment])
	}
	const below = (id: string | null): readonly Thread<C>[] =>
		(byAnswered.get(id) ?? []).map((remark) => ({ remark, answers: below(remark.id) }))
	return below(null)
}
