import { hours, type Instant, plus } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'

export type AppealInput = {
	readonly grounds: string
	/** Links or SHA-256 of attachments. */
	readonly newEvidence: readonly string[]
}

/** An appeal needs evidence that nobody had when the case was decided, and comes within the policy's window. */
export function checkAppeal(
	appeal: AppealInput,
	facts: { readonly decidedAt: Instant; readonly knownEvidence: readonly string[]; readonly hasOpenAppeal: boolean },
	policy: Policy,
	at: Instant,
): Result<AppealInput, Refusal> {
	if (facts.hasOpenAppeal) return refuse('appeal_pending', 'An appeal in this case is waiting for a ruling already.')
	const ends = plus(facts.decidedAt, hours(policy.windows.appealHours))
	if (at > ends) return refuse('appeal_too_late', 'The time to appeal this decision has run out.', { ended: ends })
	const fresh = appeal.newEvidence.filter((item) => !facts.knownEvidence.includes(item))
	if (fresh.length === 0) {
		return refuse(
			'no_new_evidence',
			'Name at least one piece of evidence that was not part of the case when it was decided.',
		)
	}
	return ok({ ...appeal, newEvidence: fresh })
}
