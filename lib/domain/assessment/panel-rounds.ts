import { between, hours, hoursBefore, type Instant, plus, toIso, wholeHours } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { ANY_SIZE, type Panel, type PanelEvent, type PanelKind } from './panel'

const LAST_ROUND = 2

/** How many have a say in a round, and how many have used it. */
export type RoundCounts = {
	/** Ratings that stand; in a second round those of the first stand until they are revised. */
	readonly ratings: number
	/** Who may rate and has not recused; in a second round those who rated in the first. */
	readonly mayRate: number
	/** Ratings given in this round. */
	readonly inThisRound: number
}

/** What the log keeps of a round that ended. `hoursEarly`: whole hours before its time, 0 where it was not early. */
export type RoundClosed = RoundCounts & {
	readonly panel: PanelKind
	readonly round: number
	readonly isEarly: boolean
	readonly hoursEarly: number
}

/** A round that was closed before its time, as it is told. */
export type EarlyEnd = Omit<RoundClosed, 'panel' | 'isEarly'>

/** What a policy asks before a round is closed early. Without a word of it one rating is enough, at any time. */
export type LeastOfRound = NonNullable<Policy['panels']>

const ONE_RATING: LeastOfRound = { leastRatings: 1, leastHours: 0 }

type Closed = Result<{ state: Panel; events: readonly PanelEvent[] }, Refusal>

/**
 * Ends a round: at its time, or earlier by the coordinator, once as many have rated and it has been open for as long as
 * the policy asks. After an appeal it waits for one member more than before, whichever is more; when its time runs out
 * first, it is given the same time once more, and then it ends. The event says how early it ended, and who had rated.
 */
export function closeRound(panel: Panel, counts: RoundCounts, least: LeastOfRound | undefined, at: Instant): Closed {
	const { closesAt, opensAt, leastRatings, kind, round } = panel
	const { ratings, mayRate, inThisRound } = counts
	if (panel.state === 'closed')
		return refuse('round_closed', 'This round is closed already; reload the page to see what comes next.')
	if (at < closesAt) {
		const tooEarly = checkEarlyEnd(panel, ratings, least ?? ONE_RATING, at)
		if (!tooEarly.ok) return tooEarly
	}
	const facts = { panel: kind, round, ratings }
	if (ratings < leastRatings && !panel.isExtended) {
		const later = plus(closesAt, between(opensAt, closesAt))
		return ok({
			state: { ...panel, isExtended: true, closesAt: later },
			events: [{ type: 'panel.round_extended', facts: { ...facts, leastRatings, closesAt: toIso(later) } }],
		})
	}
	const isEarly = at < closesAt
	const hoursEarly = hoursBefore(closesAt, at) ?? 0
	const closed: RoundClosed = { ...facts, mayRate, inThisRound, isEarly, hoursEarly }
	return ok({
		state: { ...panel, state: 'closed', closesAt: isEarly ? at : closesAt },
		events: [{ type: 'panel.round_closed', facts: closed }],
	})
}

/** Whether a round may end before its time: enough have rated, and those who have not had a fair while. */
function checkEarlyEnd(panel: Panel, ratings: number, least: LeastOfRound, at: Instant): Result<true, Refusal> {
	const { closesAt, opensAt, leastRatings } = panel
	const until = { closesAt: toIso(closesAt) }
	if (ratings === 0) {
		return refuse('no_ratings', 'Nobody has rated yet; wait for a rating, or until the round ends by itself.', until)
	}
	const asked = Math.max(leastRatings, least.leastRatings)
	if (ratings < asked) {
		const why =
			leastRatings >= least.leastRatings
				? 'after an appeal the panel is larger than before'
				: 'the policy asks for so many before a round is closed early'
		return refuse(
			'panel_too_small',
			`${ratings} of ${asked} have rated; ${why}. Wait for the others, or until the round ends by itself.`,
			{ ratings, leastRatings: asked, ...until },
		)
	}
	const from = plus(opensAt, hours(least.leastHours))
	if (at < from) {
		const open = wholeHours(between(opensAt, at))
		return refuse(
			'round_too_short',
			`This round has been open for ${open} of the ${least.leastHours} hours that the policy gives everybody to rate. Close it after that, or let it end by itself.`,
			{ openHours: open, leastHours: least.leastHours, from: toIso(from), ...until },
		)
	}
	return ok(true)
}

/** Opens the one further round, in which raters who have seen the distribution may revise their grades. */
export function openSecondRound(
	first: Panel,
	ratings: number,
	revisionHash: string,
	closesAt: Instant,
	at: Instant,
): Closed {
	if (first.state !== 'closed') return refuse('round_open', 'Close the first round before opening the second one.')
	if (first.round >= LAST_ROUND) return refuse('no_more_rounds', 'A panel has two rounds at most.')
	if (ratings === 0) return refuse('no_ratings', 'Nobody rated in the first round, so there is nothing to revise.')
	return ok({
		state: {
			...ANY_SIZE,
			kind: first.kind,
			round: LAST_ROUND,
			state: 'open',
			revisionHash,
			opensAt: at,
			closesAt,
			isExtended: false,
		},
		events: [{ type: 'panel.round_opened', facts: { panel: first.kind, round: LAST_ROUND } }],
	})
}
