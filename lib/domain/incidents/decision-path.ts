import { type Duration, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Incident } from './incident'
import { type Stepped, step } from './step'
import { isRightOfReplyUsed } from './treatment'

/** Opens the vote on the consequence. Gate: the right of reply has been used, or its clock has run out. */
export function openVote(incident: Incident, voteLength: Duration, at: Instant): Result<Stepped, Refusal> {
	if (incident.state === 'deliberating' && !isRightOfReplyUsed(incident, at)) {
		return refuse(
			'right_of_reply_open',
			'No vote opens before the operator has replied or its time to reply is over.',
			{
				replyDueAt: incident.replyDueAt === null ? null : toIso(incident.replyDueAt),
			},
		)
	}
	return step(
		incident,
		'vote_opened',
		{ phaseDueAt: plus(at, voteLength), voteAttempt: incident.voteAttempt + 1 },
		{ facts: { attempt: incident.voteAttempt + 1 } },
	)
}

export type Tallied = {
	/** Rejected: quorum was met and nothing that was proposed found enough support, which decides on rung 0. */
	readonly outcome: 'adopted' | 'rejected' | 'quorum_not_met'
	readonly decidedRung: number | null
}

/** Many ballots are counted in steps that nobody takes: the case keeps who began it. Refuses unless a vote is on. */
export function recordCountBegun(incident: Incident): Result<Stepped> {
	return step(incident, 'count_begun')
}

/** The votes are counted; the outcome is still to be stated in words. Refuses unless a vote is on. */
export function recordTally(incident: Incident, tallied: Tallied): Result<Stepped> {
	return step(incident, 'vote_tallied', { phaseDueAt: null }, { facts: { ...tallied } })
}

/** A vote that missed its quorum decides nothing: it is opened again, which is a normal path. */
export function relaunchVote(
	incident: Incident,
	last: { readonly outcome: Tallied['outcome'] | null; readonly attempts: number; readonly mostAttempts: number },
	voteLength: Duration,
	at: Instant,
): Result<Stepped, Refusal> {
	if (incident.state === 'tallied' && last.outcome !== 'quorum_not_met') {
		return refuse('quorum_was_met', 'The vote reached its quorum and decided; only a missed quorum is relaunched.')
	}
	if (last.attempts >= last.mostAttempts) {
		return refuse(
			'no_attempts_left',
			`The policy allows ${last.mostAttempts} votes on a case; close it without a decision instead.`,
		)
	}
	return step(
		incident,
		'vote_relaunched',
		{ phaseDueAt: plus(at, voteLength), voteAttempt: incident.voteAttempt + 1 },
		{ facts: { attempt: incident.voteAttempt + 1 } },
	)
}

/** Characters without blanks: less explains nothing to whoever reads it later. */
const LEAST_DEPARTURE = 20

/** The coordinator states the outcome in words; leaving guidance or precedent needs a sentence of its own. */
export function decide(
	incident: Incident,
	input: {
		readonly statement: string
		readonly outcome: Tallied['outcome'] | null
		readonly isOutsideGuidance: boolean
		/** Two rungs or more off what comparable cases led to. */
		readonly isOutsidePrecedent: boolean
		readonly departure: string
	},
): Result<Stepped, Refusal> {
	if (incident.state === 'tallied' && (input.outcome === null || input.outcome === 'quorum_not_met')) {
		return refuse('quorum_not_met', 'The vote missed its quorum, so there is no decision to state; relaunch the vote.')
	}
	const left = departureInWords(input)
	if (left !== null && input.departure.replace(/\s/g, '').length < LEAST_DEPARTURE) {
		return refuse(
			'departure_unexplained',
			`The decision lies outside ${left}; say in a sentence why, with at least ${LEAST_DEPARTURE} characters besides spaces.`,
		)
	}
	const statement = [input.statement, input.departure].filter((text) => text.trim() !== '').join('\n\n')
	return step(incident, 'decided', { outcomeStatement: statement }, { note: statement })
}

/** What a decision lies outside of, in words; `null` where it keeps to guidance and precedent. */
export function departureInWords(decision: {
	readonly isOutsideGuidance: boolean
	readonly isOutsidePrecedent: boolean
}): string | null {
	const left = [
		...(decision.isOutsideGuidance ? ['the guidance of the rubric'] : []),
		...(decision.isOutsidePrecedent ? ['what was decided in comparable cases'] : []),
	]
	return left.length === 0 ? null : left.join(' and ')
}

/** The first measure of a decision binds the operator. Refuses before there is a decision. */
export function enterEnforcement(incident: Incident): Result<Stepped> {
	return step(incident, 'measures_in_force')
}

/** Closes a case: nothing is left to enforce, or the vote missed its quorum too often to go on. */
export function close(
	incident: Incident,
	input: { readonly openMeasures: number; readonly isQuorumMissed: boolean; readonly note: string },
	at: Instant,
): Result<Stepped, Refusal> {
	if (input.openMeasures > 0) {
		return refuse('measures_open', `${input.openMeasures} of this case's measures have not ended; end them first.`)
	}
	if (incident.state === 'tallied' && !input.isQuorumMissed) {
		return refuse('decision_pending', 'The vote has decided; state the outcome before closing the case.')
	}
	return step(incident, 'closed', { closedAt: at, phaseDueAt: null }, { note: input.note })
}

/** Starts the case again after an appeal or an escalation: new panels, a new vote, a new right of reply. */
export function reopen(
	incident: Incident,
	input: {
		readonly rightOfReply: Duration
		readonly firstRound: Duration
		readonly note: string
		/** Why, for the log: an appeal with the size of its panels, or an escalation. */
		readonly facts?: Readonly<Record<string, string | number | boolean | null>>
	},
	at: Instant,
): Result<Stepped> {
	return step(
		incident,
		'reopened',
		{
			treatment: incident.treatment + 1,
			voteAttempt: 0,
			repliedAt: null,
			closedAt: null,
			outcomeStatement: '',
			replyDueAt: plus(at, input.rightOfReply),
			phaseDueAt: plus(at, input.firstRound),
		},
		{ note: input.note, facts: { ...input.facts, treatment: incident.treatment + 1 } },
	)
}

/** An appeal undid the escalation that reopened the case: it stands as it was decided before. */
export function withdrawEscalation(
	incident: Incident,
	input: { readonly outcomeStatement: string; readonly note: string },
): Result<Stepped> {
	return step(
		incident,
		'escalation_withdrawn',
		{ outcomeStatement: input.outcomeStatement, phaseDueAt: null, replyDueAt: null },
		{ note: input.note, facts: { treatment: incident.treatment } },
	)
}
