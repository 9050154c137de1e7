import type { Instant } from '@/lib/domain/kernel/instant'
import { emptyReport } from './empty-report'
import { type Report, SECTION_KEYS, SECTIONS, type SectionKey } from './report'
import type { Visibility } from './vocabulary'

const ORDER: readonly Visibility[] = ['public', 'dao', 'operator']

/** Whether something of this visibility may be read with this clearance. */
export function isWithin(visibility: Visibility, clearance: Visibility): boolean {
	return ORDER.indexOf(visibility) <= ORDER.indexOf(clearance)
}

/** The sections of a report that a reader with this clearance may not read. */
export function hiddenSections(report: Pick<Report, 'visibility'>, clearance: Visibility): readonly SectionKey[] {
	return SECTION_KEYS.filter((key) => !isWithin(report.visibility[key] ?? 'public', clearance))
}

/** For each section the narrower of two visibilities: what is hidden today does not show in an older revision. */
export function narrower(left: Report['visibility'], right: Report['visibility']): Report['visibility'] {
	const entries = SECTION_KEYS.map((key) => {
		const both = [left[key] ?? 'public', right[key] ?? 'public'].map((one) => ORDER.indexOf(one))
		return [key, ORDER[Math.max(...both)] ?? 'operator'] as const
	})
	return Object.fromEntries(entries)
}

/** A copy of the report without what this reader may not read: emptied here, so that it never leaves the house. */
export function redactReport(report: Report, clearance: Visibility): Report {
	const empty = emptyReport(0 as Instant) // its time is in the header, which has no visibility
	const hidden = hiddenSections(report, clearance).flatMap((key): readonly (keyof Report)[] => SECTIONS[key])
	return { ...report, ...Object.fromEntries(hidden.map((field) => [field, empty[field]])) }
}
