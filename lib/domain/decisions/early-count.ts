import { hours, hoursBefore, plus } from '@/lib/domain/kernel/instant'
import type { Vote } from './vote'

type Counted = Pick<Vote, 'state' | 'opensAt' | 'closesAt' | 'extendedAt' | 'countBegunAt'> & {
	readonly rules: Pick<Vote['rules'], 'objectionHours' | 'extensionHours'>
}

/**
 * Whole hours by which a vote was counted before its time, `null` for any other. A vote that is counted early ends with
 * its count, so the end that it would have had is worked out from its rules; one that is counted in steps has taken no
 * ballot since its count began. `voteHours`: what the policy gives a vote.
 */
export function hoursEarly(vote: Counted, voteHours: number): number | null {
	const { state, opensAt, closesAt, extendedAt, countBegunAt, rules } = vote
	const extension = extendedAt === null ? 0 : rules.extensionHours
	const planned = plus(opensAt, hours(voteHours + extension + rules.objectionHours))
	return state === 'tallied' ? hoursBefore(planned, countBegunAt ?? closesAt) : null
}

/** "Counted 20 hours before its time, because everyone on the roll had voted." */
export function earlyCountInWords(
	early: number,
	{ objectionHours, recusals }: { readonly objectionHours: number; readonly recusals: number },
): string {
	const everyone = recusals === 0 ? 'everyone on the roll' : 'everyone on the roll who had not recused'
	const why = objectionHours > 0 ? 'nothing was leading that an objection could make milder' : `${everyone} had voted`
	return `Counted ${lengthInWords(early)} before its time, because ${why}.`
}

/** Whole hours in words: `20 hours`, or `less than an hour`. */
export function lengthInWords(whole: number): string {
	if (whole === 0) return 'less than an hour'
	return whole === 1 ? '1 hour' : `${whole} hours`
}
