import type { SectionLink } from '@/components/layout/section-nav'
import { counted } from '@/lib/format/words'
import type { AssessmentView } from '@/lib/server/assessment/queries/get-assessment'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { partsShown } from './report-parts'

const several = (rows: readonly unknown[]): string => (rows.length === 0 ? '' : String(rows.length))

type Holdings = Pick<
	IncidentView,
	| 'report'
	| 'hiddenSections'
	| 'isHistorical'
	| 'attachments'
	| 'replies'
	| 'votes'
	| 'decisionsElsewhere'
	| 'measures'
	| 'appeals'
	| 'comments'
>
type Panels = { readonly panels: readonly Pick<AssessmentView['panels'][number], 'state'>[] }

/** The sections of a case page in their order, each with its state: how much is there, or why nothing is. */
export function sectionsOfCase(incident: Holdings, assessment: Panels): readonly SectionLink[] {
	const { report, hiddenSections, replies, votes, decisionsElsewhere, measures, appeals, comments } = incident
	const parts = partsShown(incident).shown.map(({ id, title, section, holds }) => {
		if (hiddenSections.includes(section)) return { id, title, state: 'hidden' }
		const state = holds(report) || 'empty'
		return { id, title, ...(state !== 'written' && { state }) }
	})
	return [
		...parts,
		...(incident.attachments.length > 0 ? [{ id: 'files', title: 'Files', state: several(incident.attachments) }] : []),
		{ id: 'reply', title: 'The operator’s reply', state: several(replies) || 'none' },
		{ id: 'assessment', title: 'Assessment', state: assessmentState(assessment) },
		{ id: 'decision', title: 'Decision', state: several([...votes, ...decisionsElsewhere]) || 'none' },
		{ id: 'measures', title: 'Measures', state: several(measures) || 'none' },
		...(appeals.length > 0 ? [{ id: 'appeals', title: 'Appeals', state: several(appeals) }] : []),
		...(comments.length > 0 ? [{ id: 'comments', title: 'Comments', state: several(comments) }] : []),
		{ id: 'history', title: 'What happened to the case' },
	]
}

function assessmentState({ panels }: Panels): string {
	if (panels.length === 0) return 'none'
	return panels.some(({ state }) => state === 'open') ? 'open' : counted(panels.length, 'panel')
}
