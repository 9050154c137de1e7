import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'

/** A link, or the hash of a transaction. */
const CHECKABLE = /^(?:https?:\/\/[^\s/]+\.\S+|0x[0-9a-fA-F]{64})$/

/** What is known when a measure is to be brought into force. */
export type Enactment = {
	/** Whether the decision that it carries out was reopened since, as an appeal was accepted. */
	readonly isReopened: boolean
	/** Whether an appeal against that decision waits for a ruling. */
	readonly isAppealed: boolean
	/** How the last try of each step ended that was handed over to carry it out; `null` while it is open. */
	readonly handOffs: readonly (string | null)[]
	/** Whether the stewards' vote decides by itself, so that nothing is carried out elsewhere. */
	readonly isDecidedHere: boolean
	readonly evidence: string
}

/**
 * Whether a measure may be said to bind. What was handed over must have ended, and some of it passed; what was carried
 * out elsewhere without a hand-off needs evidence that anybody can look at.
 */
export function checkEnactment({
	isReopened,
	isAppealed,
	handOffs,
	isDecidedHere,
	evidence,
}: Enactment): Result<null, Refusal> {
	if (isReopened) {
		return refuse('case_reopened', 'An appeal reopened the case; what follows is for its new treatment to decide.')
	}
	if (isAppealed) {
		return refuse('appeal_pending', 'An appeal against this decision waits for a ruling; rule on it first.')
	}
	if (handOffs.includes(null)) {
		return refuse(
			'hand_off_open',
			'A step of this measure is still with those it was handed to; record how that ended.',
		)
	}
	if (handOffs.length > 0 && !handOffs.includes('passed')) {
		return refuse(
			'hand_off_failed',
			'No step of this measure has passed where it was handed to; put it up again there.',
		)
	}
	if (handOffs.length === 0 && !isDecidedHere && !CHECKABLE.test(evidence.trim())) {
		return refuse(
			'evidence_not_checkable',
			'Nothing was handed over from here, so name what shows that it was done elsewhere: a link or the hash of a transaction.',
		)
	}
	return ok(null)
}
