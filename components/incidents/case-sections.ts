import type { SectionLink } from '@/components/layout/section-nav'
import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import { counted } from '@/lib/format/words'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Part = {
	readonly id: string
	readonly title: string
	readonly section: SectionKey
	/** What is in it, in a word; an empty word says that nothing is. */
	readonly holds: (report: Report) => string
}

const several = (rows: readonly unknown[]): string => (rows.length === 0 ? '' : String(rows.length))
const written = (text: string): string => (text === '' ? '' : 'written')

const PARTS: readonly Part[] = [
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
	{ id: 'impact', title: 'Impact', section: 'impact', holds: (it) => several(it.impact) || several(it.compensation) },
	{ id: 'remediation', title: 'Remediation', section: 'remediation', holds: (it) => several(it.remediation) },
	{ id: 'lessons', title: 'Lessons', section: 'lessons', holds: (it) => written(it.lessons) },
	{
		id: 'sources',
		title: 'Sources and doubts',
		section: 'sources',
		holds: (it) => several([...it.sources, ...it.uncertainties]),
	},
]

type Holdings = Pick<
	IncidentView,
	'report' | 'hiddenSections' | 'replies' | 'votes' | 'decisionsElsewhere' | 'measures'
>
type Panels = { readonly panels: readonly Pick<AssessmentView['panels'][number], 'state'>[] }

/** The sections of a case page in their order, each with its state: how much is there, or why nothing is. */
export function sectionsOfCase(incident: Holdings, assessment: Panels): readonly SectionLink[] {
	const { report, hiddenSections, replies, votes, decisionsElsewhere, measures } = incident
	const parts = PARTS.map(({ id, title, section, holds }) => {
		if (hiddenSections.includes(section)) return { id, title, state: 'hidden' }
		const state = holds(report) || 'empty'
		return { id, title, ...(state !== 'written' && { state }) }
	})
	return [
		...parts,
		{ id: 'reply', title: 'The operator’s reply', state: several(replies) || 'none' },
		{ id: 'assessment', title: 'Assessment', state: assessmentState(assessment) },
		{ id: 'decision', title: 'Decision', state: several([...votes, ...decisionsElsewhere]) || 'none' },
		{ id: 'measures', title: 'Measures', state: several(measures) || 'none' },
		{ id: 'history', title: 'What happened to the case' },
	]
}

function assessmentState({ panels }: Panels): string {
	if (panels.length === 0) return 'none'
	return panels.some(({ state }) => state === 'open') ? 'open' : counted(panels.length, 'panel')
}
