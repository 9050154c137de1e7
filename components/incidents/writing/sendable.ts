import type { ReportPatch } from '@/lib/contracts/report'
import { changedFields } from '@/lib/domain/incidents/merge-reports'
import type { Report } from '@/lib/domain/incidents/report'

/** What of a draft can be saved: texts trimmed, and without the rows whose main field is still empty. */
export function sendable(report: Report): Report {
	const trimmed = trim(report)
	return {
		...trimmed,
		timeline: trimmed.timeline.filter((row) => row.at !== ''),
		impact: trimmed.impact.filter((figure) => figure.lossGwei !== ''),
		remediation: trimmed.remediation.filter((item) => item.text !== ''),
		sources: trimmed.sources.filter((source) => source.url !== ''),
		uncertainties: trimmed.uncertainties.filter((doubt) => doubt !== ''),
	}
}

/** Every text of a plain value without the blanks around it; a shape that stays the same. */
function trim<T>(value: T): T {
	return JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === 'string' ? part.trim() : part)) as T
}

/** The sections in which `now` differs from what the server has. */
export function patchBetween(base: Report, now: Report): ReportPatch {
	return Object.fromEntries(changedFields(base, now).map((field) => [field, now[field]])) as ReportPatch // each field as the report has it
}
