import type { PersonId } from '@/lib/domain/kernel/ids'
import { type Duration, type Instant, plus } from '@/lib/domain/kernel/instant'
import { type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Dismissal, Incident } from './incident'
import { type Stepped, step } from './step'

export type Triage = {
	readonly coordinatorId: PersonId
	readonly policyVersion: string
	readonly rubricVersion: string
	readonly rightOfReply: Duration
	readonly firstRound: Duration
}

/** Accepts a filed case for treatment: pins policy and rubric, starts the clock of the operator's right of reply. */
export function triage(incident: Incident, input: Triage, at: Instant): Result<Stepped> {
	return step(
		incident,
		'triaged',
		{
			coordinatorId: input.coordinatorId,
			triagedAt: at,
			policyVersion: input.policyVersion,
			rubricVersion: input.rubricVersion,
			replyDueAt: plus(at, input.rightOfReply),
			phaseDueAt: plus(at, input.firstRound),
		},
		{ facts: { policyVersion: input.policyVersion, rubricVersion: input.rubricVersion } },
	)
}

/** Ends a case without treatment: it is a duplicate of another one, or not an incident. */
export function dismiss(incident: Incident, dismissal: Dismissal, at: Instant): Result<Stepped> {
	if (dismissal.reason === 'duplicate' && dismissal.duplicateOfId === incident.id) {
		return refuse('duplicate_of_itself', 'A case cannot be a duplicate of itself; name the other case.')
	}
	return step(
		incident,
		'dismissed',
		{ dismissal, phaseDueAt: null, closedAt: at },
		{ note: dismissal.note, facts: { reason: dismissal.reason } },
	)
}

/** The operator answers. One reply for each treatment of the case, until its clock has run out. */
export function reply(incident: Incident, at: Instant): Result<Stepped, Refusal> {
	if (incident.repliedAt !== null) {
		return refuse('already_replied', 'The reply to this treatment of the case is already in.')
	}
	if (incident.replyDueAt !== null && at > incident.replyDueAt) {
		return refuse('reply_too_late', 'The time for the right of reply has run out; add a comment instead.')
	}
	return step(incident, 'replied', { repliedAt: at })
}

/** Whether a vote may open: the operator has replied, or the clock of its right of reply has run out. */
export function isRightOfReplyUsed(incident: Pick<Incident, 'repliedAt' | 'replyDueAt'>, at: Instant): boolean {
	return incident.repliedAt !== null || (incident.replyDueAt !== null && at >= incident.replyDueAt)
}

/** Both panels are done: the case moves to deliberation for the length that the policy gives. */
export function closePanels(incident: Incident, deliberation: Duration, at: Instant): Result<Stepped> {
	return step(incident, 'panels_closed', { phaseDueAt: plus(at, deliberation) })
}
