import type { Choice } from '@/components/ui/choices'
import { readTarget } from '@/lib/domain/incidents/discussion'
import { TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { formatTime } from '@/lib/format/dates'
import { counted } from '@/lib/format/words'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { REPORT_PARTS } from '../report-parts'

type Parts = Pick<IncidentView, 'report' | 'hiddenSections'>

/** What a comment can be about, as the choices of a field: the case, each section, each row of the timeline. */
export function aboutChoices({ report, hiddenSections }: Parts): readonly Choice[] {
	const sections = REPORT_PARTS.filter(({ section }) => !hiddenSections.includes(section))
	return [
		{ value: 'case', label: 'The case as a whole' },
		...sections.map(({ section, title }) => ({ value: section, label: `Section: ${title}` })),
		...report.timeline.map((row) => ({ value: `row:${row.id}`, label: `Timeline: ${rowInWords(row)}` })),
	]
}

/** What a comment is about, in words and as a place on the case page; `null` for the case as a whole. */
export function aboutLink(about: string, report: Parts['report']): { label: string; href: string } | null {
	const target = readTarget(about)
	if (target === null || target.kind === 'case') return null
	if (target.kind === 'row') {
		const row = report.timeline.find(({ id }) => id === target.rowId)
		return row
			? { label: rowInWords(row), href: `#row-${row.id}` }
			: { label: 'a row of the timeline that later revisions no longer have', href: '#timeline' }
	}
	const part = REPORT_PARTS.find(({ section }) => section === target.section)
	return part ? { label: part.title, href: `#${part.id}` } : null
}

/** A link to the first comment on a part of the report, with how many there are; `null` without any. */
export function remarksOn(
	comments: IncidentView['comments'],
	about: string,
): { readonly label: string; readonly href: string } | null {
	const found = comments.filter((comment) => comment.about === about)
	const [first] = found
	return first ? { label: counted(found.length, 'comment'), href: `#comment-${first.id}` } : null
}

function rowInWords({ at, kind }: Parts['report']['timeline'][number]): string {
	return `${formatTime(at)}, ${TIMELINE_KINDS[kind].toLowerCase()}`
}
