import { hours, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'

export type AppealInput = {
	readonly grounds: string
	/** Links or SHA-256 of attachments. */
	readonly newEvidence: readonly string[]
}

export type AppealFacts = {
	readonly decidedAt: Instant
	/** Links and hashes that were part of the case when it was decided, and those of earlier appeals. */
	readonly knownEvidence: readonly string[]
	/** SHA-256 of the files that are attached to the case now. */
	readonly attached: readonly string[]
	readonly hasOpenAppeal: boolean
}

const SHA256 = /^[0-9a-f]{64}$/
const LINK = /^https?:\/\/[^\s/]+\.[^\s]+$/

/**
 * An appeal needs evidence that nobody had when the case was decided, and comes within the policy's window. Evidence is
 * a link, or the hash of a file that is attached to the case: what nobody can look at is none.
 */
export function checkAppeal(
	appeal: AppealInput,
	facts: AppealFacts,
	policy: Policy,
	at: Instant,
): Result<AppealInput, Refusal> {
	if (facts.hasOpenAppeal) return refuse('appeal_pending', 'An appeal in this case is waiting for a ruling already.')
	const ends = plus(facts.decidedAt, hours(policy.windows.appealHours))
	if (at > ends) {
		return refuse('appeal_too_late', 'The time to appeal this decision has run out.', { ended: toIso(ends) })
	}
	const fresh = [...new Set(appeal.newEvidence)].filter((item) => !facts.knownEvidence.includes(item))
	if (fresh.length === 0) {
		return refuse(
			'no_new_evidence',
			'Name at least one piece of evidence that was not part of the case when it was decided.',
		)
	}
	const strange = fresh.find((item) => !SHA256.test(item) && !LINK.test(item))
	if (strange !== undefined) {
		return refuse('not_evidence', `"${strange}" is neither a link nor the SHA-256 of a file; name one of both.`)
	}
	const missing = fresh.find((item) => SHA256.test(item) && !facts.attached.includes(item))
	if (missing !== undefined) {
		return refuse(
			'evidence_not_there',
			'No file with this hash is attached to the case; attach it first, then appeal.',
			{
				sha256: missing,
			},
		)
	}
	return ok({ ...appeal, newEvidence: fresh })
}
