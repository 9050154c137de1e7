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
const LINK = /^https?:\/\/[^\s/]+\.[^\s]+$/i

/**
 * An appeal names only evidence that was not part of the case when it was decided, and comes within the policy's
 * window. Evidence is a link that a browser opens, or the hash of a file that is attached to the case: what nobody can
 * look at is none.
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
	const newEvidence = onceEach(appeal.newEvidence)
	const known = new Set(facts.knownEvidence.map(evidenceKey))
	const old = newEvidence.find((item) => known.has(evidenceKey(item)))
	if (old !== undefined) {
		return refuse(
			'no_new_evidence',
			`"${old}" was part of the case when it was decided, or of an earlier appeal; name only what is new.`,
			{ evidence: old },
		)
	}
	const strange = newEvidence.find((item) => !SHA256.test(item) && !LINK.test(item))
	if (strange !== undefined) {
		return refuse(
			'not_evidence',
			`"${strange}" is neither a link that begins with http:// or https:// nor the SHA-256 of a file; name one of both.`,
		)
	}
	const missing = newEvidence.find((item) => SHA256.test(item) && !facts.attached.includes(item))
	if (missing !== undefined) {
		return refuse(
			'evidence_not_there',
			'No file with this hash is attached to the case; attach it first, then appeal.',
			{
				sha256: missing,
			},
		)
	}
	return ok({ ...appeal, newEvidence })
}

function onceEach(items: readonly string[]): readonly string[] {
	return items.filter((item, index) => items.findIndex((one) => evidenceKey(one) === evidenceKey(item)) === index)
}

/** Two links to the same page have the same key: the part of the page, the case of its host and http or https differ. */
function evidenceKey(item: string): string {
	const parts = /^https?:\/\/([^/?#]+)([^#]*)/i.exec(item)
	if (parts === null) return item
	const [, host = '', path = ''] = parts
	return `https://${host.toLowerCase()}${path.replace(/\/+$/, '')}`
}

const CITED = /https?:\/\/[^\s"\\<>]+|\b[0-9a-f]{64}\b/gi

/**
 * Every link and every hash of a file that stands anywhere in a document: among its sources, beside a row, or inside a
 * text. A link in a text may run into the brackets or the full stop after it, so it counts with and without them.
 */
export function citedIn(document: object): readonly string[] {
	const found = JSON.stringify(document).match(CITED) ?? []
	return [
		...new Set(found.flatMap((item) => [item, item.replace(/[)\]}.,;:!?*_'`]+$/, ''), item.replace(/\).*$/, '')])),
	]
}
