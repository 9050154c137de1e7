import type { Conflict } from '@/lib/domain/decisions/ballot'
import type { Incident } from '@/lib/domain/incidents/incident'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import { checkGrades, type GradeGiven, type Grades } from './rating'
import type { FactorKey, Rubric } from './rubric'

//   round 1: open (blind) --close--> closed: the distribution shows --open second round--> round 2: open --close--> closed
//   In the second round a rating stands until its rater revises it, and nobody joins who did not rate in the first.
//   Stewards and peers each have their own panel; a panel may go without a second round.

export type PanelKind = 'stewards' | 'peers'

export type Panel = {
	readonly kind: PanelKind
	readonly round: number
	readonly state: 'open' | 'closed'
	readonly revisionHash: string
	readonly opensAt: Instant
	readonly closesAt: Instant
	/** How many must rate after an appeal; 0 where nothing is asked. */
	readonly leastRatings: number
	/** Why no more are asked, where nobody is left. */
	readonly sizeNote: string
	/** Its time ran out once before enough had rated. */
	readonly isExtended: boolean
}

/** What a panel is asked to be, when a case is reopened. */
export type PanelSize = Pick<Panel, 'leastRatings' | 'sizeNote'>

/** A panel of which nothing is asked: the first treatment of a case. */
export const ANY_SIZE: PanelSize = { leastRatings: 0, sizeNote: '' }

/**
 * The size of a panel after an appeal: one member more than before. Where nobody is left, everybody who may rate is
 * asked, and the panel says so.
 */
export function largerPanel(before: number, eligible: number): PanelSize {
	const wanted = before + 1
	if (eligible >= wanted) return { leastRatings: wanted, sizeNote: '' }
	return {
		leastRatings: eligible,
		sizeNote: `${before} rated before the appeal and ${eligible} may rate now, so the panel cannot be larger: all of them are asked.`,
	}
}

/** What a panel knows of one rater: `hasRated` in this round or the one before, `sequence` of the last rating. */
export type Seat = {
	readonly raterId: PersonId
	readonly isRecused: boolean
	readonly hasRated: boolean
	readonly sequence: number
}

export type PanelEvent = {
	readonly type: string
	readonly note?: string
	readonly facts: Readonly<Record<string, unknown>>
}

export const FIRST_ROUND_ONLY =
	'The second round is for those who rated in the first: who joins now would have seen the ratings before giving one.'

/** Whether a rater has a place in this round; everybody has in the first. */
export function maySit(panel: Pick<Panel, 'round'>, seat: Pick<Seat, 'hasRated'>): boolean {
	return panel.round === 1 || seat.hasRated
}

export type SubmittedRating = {
	readonly grades: Partial<Record<FactorKey, GradeGiven>>
	readonly conflict: Conflict
	readonly revisionHash: string
}

/**
 * Takes a rating, in place of the rater's earlier one in this round; all are kept. Refuses when the round is closed,
 * when the rater has recused or comes only in the second round, when the rating was made on an older revision, and when a grade or reason is missing.
 */
export function submitRating(
	panel: Panel,
	seat: Seat,
	rating: SubmittedRating,
	rubric: Rubric,
	at: Instant,
): Result<{ state: { sequence: number; grades: Grades }; events: readonly PanelEvent[] }, Refusal> {
	const open = checkRound(panel, seat, at)
	if (!open.ok) return open
	if (rating.revisionHash !== panel.revisionHash) {
		return refuse(
			'wrong_revision',
			'This rating was made on another revision of the report; reload the page and look again.',
			{
				expected: panel.revisionHash,
			},
		)
	}
	const grades = checkGrades(rubric, rating.grades)
	if (!grades.ok) return grades
	const sequence = seat.sequence + 1
	return ok({
		state: { sequence, grades: grades.value },
		events: [
			{
				type: 'panel.rated',
				// Blind: the log keeps a salted hash of what was graded, which the rater can open.
				note: canonicalJson({ grades: { ...grades.value }, revisionHash: rating.revisionHash }),
				facts: { panel: panel.kind, round: panel.round, sequence },
			},
		],
	})
}

/** Leaves the panel because of a conflict of interest. The seat is counted apart and stays empty. */
export function recuseFromPanel(
	panel: Panel,
	seat: Seat,
	declared: { readonly conflict: Conflict; readonly note: string },
	at: Instant,
): Result<{ state: { sequence: number }; events: readonly PanelEvent[] }, Refusal> {
	const open = checkRound(panel, seat, at)
	if (!open.ok) return open
	if (declared.conflict === 'none') {
		return refuse('conflict_missing', 'Say which conflict of interest makes you recuse yourself.')
	}
	return ok({
		state: { sequence: seat.sequence + 1 },
		events: [
			{
				type: 'panel.recused',
				note: declared.note,
				facts: { panel: panel.kind, round: panel.round },
			},
		],
	})
}

/** Panels rate while their case is being assessed; one that was dismissed or has moved on takes no rating. */
export function checkAssessing(incident: Pick<Incident, 'state'>): Result<true, Refusal<'not_assessing'>> {
	return incident.state === 'assessing'
		? ok(true)
		: refuse('not_assessing', 'Panels rate while the case is being assessed; this case has moved on.', {
				state: incident.state,
			})
}

function checkRound(panel: Panel, seat: Seat, at: Instant): Result<true, Refusal> {
	if (panel.state === 'closed' || at >= panel.closesAt) {
		return refuse('round_closed', 'This round is closed; ratings are no longer taken.', {
			closesAt: toIso(panel.closesAt),
		})
	}
	if (seat.isRecused) return refuse('recused', 'You have recused yourself from this panel, so no rating is taken.')
	if (!maySit(panel, seat)) return refuse('not_in_first_round', FIRST_ROUND_ONLY)
	return ok(true)
}

type RoundState = Pick<Panel, 'round' | 'state'>

/**
 * Blind until the round closes, and until no panel of the case is in its first round any more: one panel's ratings
 * would sway the other. Until then a rater sees the own rating and the number of ratings that are in.
 */
export function maySeeRatings(panel: Pick<Panel, 'state'>, panelsOfCase: readonly RoundState[]): boolean {
	return panel.state === 'closed' && !isBlind(panelsOfCase)
}

/** Whether a first round is open somewhere in the case. */
export function isBlind(panelsOfCase: readonly RoundState[]): boolean {
	return panelsOfCase.some(({ round, state }) => round === 1 && state === 'open')
}
