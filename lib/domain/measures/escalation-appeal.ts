import { hours, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'

/** What was decided when warnings had added up or a measure was breached, as far as an appeal goes. */
export type AppealableEscalation = {
	readonly way: 'treatment' | 'measure' | 'set_aside'
	readonly measureIds: readonly string[]
	readonly at: Instant
	readonly appealedAt: Instant | null
	readonly ruling: 'accepted' | 'rejected' | null
}

/** Whether somebody has appealed the count and nobody has ruled yet: until then nothing harsher happens. */
export function isAppealPending(escalation: Pick<AppealableEscalation, 'appealedAt' | 'ruling'>): boolean {
	return escalation.appealedAt !== null && escalation.ruling === null
}

/**
 * The operator says that the count is wrong: that a warning does not count, or that nothing was breached. Once, within
 * the policy's window, and before the vote of the new treatment is open; its outcome has an appeal of its own.
 */
export function appealEscalation(
	escalation: AppealableEscalation,
	appeal: { readonly grounds: string; readonly contestedId: string | null },
	around: { readonly isBeforeVote: boolean; readonly policy: Policy },
	at: Instant,
): Result<typeof appeal, Refusal> {
	if (escalation.way === 'set_aside') {
		return refuse('not_escalated', 'This escalation was set aside; there is nothing to appeal.')
	}
	if (escalation.appealedAt !== null) {
		return refuse('already_appealed', 'This escalation has been appealed; it takes one appeal.')
	}
	const ends = plus(escalation.at, hours(around.policy.windows.appealHours))
	if (at > ends)
		return refuse('appeal_too_late', 'The time to appeal this escalation has run out.', { ended: toIso(ends) })
	if (escalation.way === 'treatment' && !around.isBeforeVote) {
		return refuse('vote_has_begun', 'The vote that follows has begun; appeal its outcome instead.')
	}
	if (appeal.contestedId !== null && !escalation.measureIds.includes(appeal.contestedId)) {
		return refuse('not_counted', 'This measure is none of those that counted; choose one that did.')
	}
	return ok(appeal)
}

/** A coordinator says whether the count stands. Refuses where nobody has appealed, or after a ruling. */
export function ruleOnEscalation(
	escalation: AppealableEscalation,
	ruling: { readonly ruling: 'accepted' | 'rejected'; readonly note: string },
): Result<typeof ruling, Refusal> {
	if (!isAppealPending(escalation)) {
		return refuse('no_appeal', 'No appeal against this escalation is waiting for a ruling.')
	}
	return ok(ruling)
}
