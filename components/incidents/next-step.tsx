import { formatDay, formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Standing = Pick<IncidentView, 'state' | 'awaited' | 'embargo' | 'measures'>

/** Who acts next, and by when, a sentence each; the same rule that fills the desk. */
export function nextStepInWords({ state, awaited, embargo, measures }: Standing): string {
	const steps = awaited.map(({ who, task, dueAt }) => {
		const by = dueAt === null ? '' : ` by ${formatTime(dueAt)}`
		return `${who} ${task.charAt(0).toLowerCase()}${task.slice(1)}${by}.`
	})
	const held = embargo === null ? [] : [`Under embargo until ${formatTime(embargo.until)}; it is not published before.`]
	const rest = steps.length > 0 ? [] : [standingStill(state, measures)]
	return [...steps, ...rest, ...held].join(' ')
}

function standingStill(state: Standing['state'], measures: Standing['measures']): string {
	switch (state) {
		case 'closed':
			return 'This case is closed.'
		case 'dismissed':
			return 'This case was dismissed.'
		case 'discarded':
			return 'This draft was thrown away.'
		default:
			return measures.some(({ endedAt }) => endedAt === null)
				? `Measures are in force; ${nextEnd(measures)}.`
				: 'Nobody has to act at this moment.'
	}
}

function nextEnd(measures: Standing['measures']): string {
	const ends = measures.flatMap(({ endedAt, expiresAt }) => (endedAt === null && expiresAt !== null ? [expiresAt] : []))
	const [next] = ends.sort()
	return next === undefined ? 'no date is set for their review or end' : `the next one ends on ${formatDay(next)}`
}
