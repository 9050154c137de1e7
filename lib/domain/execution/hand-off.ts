import { type Duration, days, hours, type Instant, plus } from '@/lib/domain/kernel/instant'
import { type Outcome, ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Purpose } from './plan'
import type { StepKey } from './step-keys'

//   handed over --passed--> done
//        |  '--quorum_not_met | rejected--> ended --relaunch--> handed over again, pointing to the former
//        '--relaunch (put up again before it ended)--> relaunched, and handed over again

export const VENUES = ['forum', 'snapshot', 'aragon', 'easy_track', 'committee', 'elsewhere'] as const
export type Venue = (typeof VENUES)[number]
export const VENUES_IN_WORDS: Readonly<Record<Venue, string>> = {
	forum: 'Forum',
	snapshot: 'Snapshot',
	aragon: 'Aragon vote',
	easy_track: 'Easy Track',
	committee: 'Committee',
	elsewhere: 'Elsewhere',
}

export const ATTEMPT_OUTCOMES = ['passed', 'quorum_not_met', 'rejected', 'relaunched'] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]
export const OUTCOMES_IN_WORDS: Readonly<Record<AttemptOutcome, string>> = {
	passed: 'passed',
	quorum_not_met: 'quorum not met',
	rejected: 'rejected',
	relaunched: 'put up again before it ended',
}

/** One try at one venue. `former` is the number of the try that it repeats. */
export type Attempt = {
	readonly number: number
	readonly former: number | null
	readonly venue: Venue
	readonly link: string
	readonly handedAt: Instant
	readonly outcome: AttemptOutcome | null
	readonly endedAt: Instant | null
	readonly evidence: string
	readonly note: string
}

/** A step of a plan that was handed to those who can take it, with every try. */
export type HandOff = {
	readonly purpose: Purpose
	readonly step: StepKey
	readonly attempts: readonly Attempt[]
}

export type HandOffEvent = {
	readonly type: 'execution.handed_over' | 'execution.ended' | 'execution.relaunched'
	readonly note: string
	readonly facts: Readonly<Record<string, unknown>>
}
type Step = Result<Outcome<HandOff, HandOffEvent>, Refusal>

export type Handing = { readonly venue: Venue; readonly link: string; readonly handedAt: Instant }

/** The last try of a hand-off. */
export function lastAttempt(handOff: HandOff): Attempt {
	const last = handOff.attempts.at(-1)
	if (last === undefined) throw new Error('A hand-off begins with its first try')
	return last
}

/** How a hand-off stands: the outcome of its last try, or `open`; `relaunched` while a repeated try is open. */
export function handOffState(handOff: HandOff): AttemptOutcome | 'open' {
	const { outcome, former } = lastAttempt(handOff)
	return outcome ?? (former === null ? 'open' : 'relaunched')
}

/** Hands a step over for the first time. Refuses one that was handed over before, and a time to come. */
export function handOver(
	known: readonly Pick<HandOff, 'purpose' | 'step'>[],
	what: Pick<HandOff, 'purpose' | 'step'>,
	handing: Handing,
	at: Instant,
): Step {
	if (known.some((each) => each.step === what.step && each.purpose === what.purpose)) {
		return refuse('handed_over_before', 'This step was handed over before; put it up again there instead.', what)
	}
	if (handing.handedAt > at) return refuse('handed_in_the_future', TO_COME)
	const first = attempt(1, null, handing)
	return ok({
		state: { purpose: what.purpose, step: what.step, attempts: [first] },
		events: [
			{ type: 'execution.handed_over', note: handing.link, facts: { ...what, venue: handing.venue, attempt: 1 } },
		],
	})
}

/** Nothing is handed over before it is decided. */
export function checkHandedAfter(handedAt: Instant, decidedAt: Instant): Result<null, Refusal> {
	return handedAt < decidedAt
		? refuse(
				'handed_before_decision',
				'This measure was decided later than that; give the time when it was handed over.',
			)
		: ok(null)
}

const TO_COME = 'Record it once it has happened; this time is still to come.'

/** Records how the open try ended. Refuses where none is open, an end before its start, and a time to come. */
export function endAttempt(
	handOff: HandOff,
	end: {
		readonly outcome: Exclude<AttemptOutcome, 'relaunched'>
		readonly endedAt: Instant
		readonly evidence: string
		readonly note: string
	},
	at: Instant,
): Step {
	const last = lastAttempt(handOff)
	if (last.outcome !== null) {
		return refuse('attempt_ended', `The last try has ended: ${OUTCOMES_IN_WORDS[last.outcome]}. Put it up again first.`)
	}
	if (end.endedAt < last.handedAt) return refuse('ended_before_start', 'It cannot end before it was handed over.')
	if (end.endedAt > at) return refuse('ended_in_the_future', TO_COME)
	return ok({
		state: { ...handOff, attempts: [...handOff.attempts.slice(0, -1), { ...last, ...end }] },
		events: [
			{
				type: 'execution.ended',
				note: end.note || end.evidence,
				facts: { step: handOff.step, attempt: last.number, outcome: end.outcome },
			},
		],
	})
}

/** Puts a step up again. The new try points to the former; one still open ends as relaunched. Refuses what has passed. */
export function relaunch(handOff: HandOff, handing: Handing, at: Instant): Step {
	const last = lastAttempt(handOff)
	if (last.outcome === 'passed')
		return refuse('already_passed', 'This step has passed; there is nothing to put up again.')
	if (handing.handedAt > at) return refuse('handed_in_the_future', TO_COME)
	if (handing.handedAt < (last.endedAt ?? last.handedAt)) {
		return refuse('relaunched_too_early', 'It cannot be put up again before the former try.')
	}
	const former: Attempt = last.outcome === null ? { ...last, outcome: 'relaunched', endedAt: handing.handedAt } : last
	const next = attempt(last.number + 1, last.number, handing)
	return ok({
		state: { ...handOff, attempts: [...handOff.attempts.slice(0, -1), former, next] },
		events: [
			{
				type: 'execution.relaunched',
				note: handing.link,
				facts: { step: handOff.step, attempt: next.number, former: last.number, venue: handing.venue },
			},
		],
	})
}

function attempt(number: number, former: number | null, handing: Handing): Attempt {
	return { number, former, ...handing, outcome: null, endedAt: null, evidence: '', note: '' }
}

/** Who acts next, and until when; `until` is `null` where nobody set a date. */
export type NextActor = { readonly inWords: string; readonly until: Instant | null }

type Phase = { readonly ends: Duration; readonly inWords: string }
const PHASES: Readonly<Record<Venue, readonly Phase[]>> = {
	forum: [{ ends: days(7), inWords: 'Anyone comments on the forum, for at least 7 days.' }],
	snapshot: [{ ends: days(7), inWords: 'Holders of LDO vote on Snapshot.' }],
	aragon: [
		{ ends: hours(72), inWords: 'Holders of LDO vote, yes or no.' },
		{ ends: hours(120), inWords: 'Holders of LDO may still object, and no longer agree.' },
	],
	easy_track: [{ ends: hours(72), inWords: 'Holders of LDO may object to the motion.' }],
	committee: [],
	elsewhere: [],
}
const AFTER_ARAGON: readonly Phase[] = [
	{ ends: hours(72), inWords: 'Stakers may veto in Dual Governance; then anyone schedules the proposal.' },
	{ ends: hours(96), inWords: 'The proposal waits a day after it is scheduled; then anyone executes it.' },
]

/** Who acts next on a hand-off, from the rules of its venue. Dates are the earliest that the rules allow. */
export function nextActor(handOff: HandOff, at: Instant): NextActor {
	const { outcome, venue, handedAt, endedAt } = lastAttempt(handOff)
	const from = outcome === null ? handedAt : (endedAt ?? handedAt)
	const phases = outcome === null ? PHASES[venue] : outcome === 'passed' && venue === 'aragon' ? AFTER_ARAGON : []
	const running = phases.find((phase) => at < plus(from, phase.ends))
	if (running !== undefined) return { inWords: running.inWords, until: plus(from, running.ends) }
	if (outcome === null) return { inWords: NOT_ENDED[venue], until: null }
	if (outcome === 'passed') return { inWords: PASSED, until: null }
	return {
		inWords:
			outcome === 'quorum_not_met'
				? 'The coordinator puts it up again: nobody said no.'
				: 'The stewards decide whether to put it up again, or to choose another way.',
		until: null,
	}
}

const RECORD = 'The coordinator records how it ended.'
const NOT_ENDED: Readonly<Record<Venue, string>> = {
	forum: RECORD,
	snapshot: RECORD,
	aragon: `Anyone executes the vote if it has passed. ${RECORD}`,
	easy_track: `Anyone enacts the motion if too few objected. ${RECORD}`,
	committee: `The committee acts. ${RECORD}`,
	elsewhere: RECORD,
}
const PASSED = 'The next step of the plan follows. After the last, the coordinator brings the measure into force.'

/** Whether a step of a plan has passed. */
export function hasPassed(handOffs: readonly HandOff[], purpose: Purpose, step: StepKey): boolean {
	return handOffs.some(
		(each) => each.purpose === purpose && each.step === step && lastAttempt(each).outcome === 'passed',
	)
}
