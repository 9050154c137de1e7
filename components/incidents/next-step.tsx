import { formatDay, formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Standing = Pick<IncidentView, 'state' | 'dates' | 'embargo' | 'measures'>

/** Who acts next, and by when, in a sentence. */
export function nextStepInWords({ state, dates, embargo, measures }: Standing): string {
	const due = dates.phaseDueAt === null ? '' : ` until ${formatTime(dates.phaseDueAt)}`
	switch (state) {
		case 'draft':
			return 'The operator is still writing this report.'
		case 'filed':
			return 'A coordinator triages this report next.'
		case 'assessing':
			return `Stewards and peers rate the factors${due}.`
		case 'deliberating':
			return dates.repliedAt === null && dates.replyDueAt !== null
				? `Waiting for the operator’s reply until ${formatTime(dates.replyDueAt)}; no vote opens before.`
				: `Deliberation${due}; then the stewards vote.`
		case 'voting':
			return `Stewards vote on the consequence${due}.`
		case 'tallied':
			return 'The vote is counted. A coordinator states the outcome next, or opens a new vote if the quorum was missed.'
		case 'decided':
			return 'The outcome is stated. A coordinator brings the measure into force next.'
		case 'enforcing':
			return `Measures are in force; ${nextDate(measures)}.`
		case 'closed':
			return 'This case is closed.'
		case 'dismissed':
			return 'This case was dismissed.'
		case 'discarded':
			return embargo === null ? 'This draft was thrown away.' : 'This draft was thrown away under embargo.'
	}
}

/** The nearest review or end among the measures that are open. */
function nextDate(measures: Standing['measures']): string {
	const dated = measures
		.filter(({ endedAt }) => endedAt === null)
		.flatMap(({ reviewAt, expiresAt }) => [
			...(reviewAt === null ? [] : [{ at: reviewAt, what: 'a coordinator reviews the next one by' }]),
			...(expiresAt === null ? [] : [{ at: expiresAt, what: 'the next one ends on' }]),
		])
		.sort((left, right) => left.at.localeCompare(right.at))
	const [next] = dated
	return next ? `${next.what} ${formatDay(next.at)}` : 'no date is set for their review or end'
}
