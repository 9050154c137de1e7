import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

export type ReportPart = {
	readonly id: string
	readonly title: string
	readonly section: SectionKey
	/** What is in it, in a word; an empty word says that nothing is. */
	readonly holds: (report: Report) => string
}

const several = (rows: readonly unknown[]): string => (rows.length === 0 ? '' : String(rows.length))
const written = (text: string): string => (text === '' ? '' : 'written')
const knownCount = ({ count, indices, pubkeys }: Report['validators']): string =>
	count === null ? several([...indices, ...pubkeys]) : String(count)

/** The parts of a report in the order in which one would ask. */
export const REPORT_PARTS = [
	{ id: 'what-happened', title: 'What happened', section: 'what_happened', holds: (it) => written(it.whatHappened) },
	{ id: 'timeline', title: 'Timeline', section: 'timeline', holds: (it) => several(it.timeline) },
	{ id: 'detection', title: 'How it was noticed', section: 'detection', holds: () => 'written' },
	{
		id: 'cause',
		title: 'Why it happened',
		section: 'cause',
		holds: (it) => several(it.contributingFactors) || written(it.proximateCause),
	},
	{ id: 'surprise', title: 'Why we were surprised', section: 'surprise', holds: (it) => written(it.whySurprised) },
	{ id: 'validators', title: 'Validators affected', section: 'validators', holds: (it) => knownCount(it.validators) },
	{ id: 'impact', title: 'Impact', section: 'impact', holds: (it) => several(it.impact) || several(it.compensation) },
	{ id: 'remediation', title: 'Remediation', section: 'remediation', holds: (it) => several(it.remediation) },
	{ id: 'lessons', title: 'Lessons', section: 'lessons', holds: (it) => written(it.lessons) },
	{
		id: 'sources',
		title: 'Sources and doubts',
		section: 'sources',
		holds: (it) => several([...it.sources, ...it.uncertainties]),
	},
] as const satisfies readonly ReportPart[]
export type ReportPartId = (typeof REPORT_PARTS)[number]['id']

/**
 * The parts that a case page shows. A case of this installation shows the empty ones too, because somebody still
 * owes them; a case from the past shows what its sources say, and `silent` names the rest.
 */
export function partsShown(incident: Pick<IncidentView, 'report' | 'hiddenSections' | 'isHistorical'>): {
	readonly shown: readonly (ReportPart & { readonly id: ReportPartId })[]
	readonly silent: readonly string[]
} {
	const isSilent = ({ section, holds }: ReportPart): boolean =>
		incident.isHistorical && !incident.hiddenSections.includes(section) && holds(incident.report) === ''
	return {
		shown: REPORT_PARTS.filter((part) => !isSilent(part)),
		silent: REPORT_PARTS.filter(isSilent).map(({ title }) => title.toLowerCase()),
	}
}
