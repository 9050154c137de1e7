import { type Instant, minutes, parseInstant } from '@/lib/domain/kernel/instant'
import type { Report } from './report'
import { TIMELINE_KINDS } from './vocabulary'

/** How far a clock may be ahead of ours before a moment counts as lying in the future. */
const CLOCK_SKEW = minutes(5)

/** What a report says that cannot be: moments in the future or before the beginning, a loss outside its own range, one row twice. A sentence each. */
export function faultsOf(report: Report, at: Instant): readonly string[] {
	const isAhead = (iso: string): boolean => (parseInstant(iso) ?? at) > at + CLOCK_SKEW
	const faults: string[] = []
	if (isAhead(report.occurredAt)) faults.push('The beginning lies in the future.')
	for (const row of report.timeline) {
		if (isAhead(row.at)) faults.push(`“${TIMELINE_KINDS[row.kind]}” in the timeline lies in the future.`)
	}
	const began = report.timeline.find(({ kind }) => kind === 'started')?.at
	for (const row of report.timeline) {
		if (began !== undefined && row.kind !== 'note' && row.at < began) {
			faults.push(`“${TIMELINE_KINDS[row.kind]}” in the timeline lies before “${TIMELINE_KINDS.started}”.`)
		}
	}
	for (const { lossGwei, lowGwei, highGwei } of report.impact) {
		const [low, high] = [BigInt(lowGwei ?? lossGwei), BigInt(highGwei ?? lossGwei)]
		if (low > BigInt(lossGwei) || BigInt(lossGwei) > high) faults.push('A loss lies outside its own range.')
	}
	const lists = [report.timeline, report.contributingFactors, report.impact, report.compensation, report.remediation]
	for (const rows of lists) {
		if (new Set(rows.map(({ id }) => id)).size < rows.length) faults.push('Two rows of a list have the same id.')
	}
	return faults
}
