import 'server-only'
import { CANNOT_JUDGE, FACTOR_KEYS, type FactorKey, factorOf, type Rubric } from '@/lib/domain/assessment/rubric'
import { CONFLICTS, type Conflict } from '@/lib/domain/decisions/ballot'
import type { DecisionRecord, RecordPanel, RecordRemark } from '@/lib/domain/decisions/decision-record'
import { readTarget, type Thread, threadsOf } from '@/lib/domain/incidents/discussion'
import { INCIDENT_CLASSES, TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { MEASURE_STATES_IN_WORDS } from '@/lib/domain/measures/measure'
import { formatDay, formatPrecisely, formatTime } from '@/lib/format/dates'
import { nameOfMeasure, settingsInWords } from '@/lib/format/measure-words'
import { counted } from '@/lib/format/words'
import type { AssessmentView, PanelView } from '@/lib/server/assessment/queries/get-assessment'
import type { CaseSaid } from '@/lib/server/incidents/queries/case-record'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

export type PartsOfCase = Pick<
	DecisionRecord,
	'subject' | 'whatHappened' | 'replies' | 'panels' | 'statement' | 'otherVotes' | 'measures' | 'remarks'
>

/** What stands in the record of a vote on the policy, which has no case. */
export const NO_CASE: PartsOfCase = {
	subject: [],
	whatHappened: '',
	replies: [],
	panels: [],
	statement: '',
	otherVotes: [],
	measures: [],
	remarks: [],
}

/** What a record of decision tells of the case: the report in short, the panels, the outcome and what followed. */
export function partsOfCase(
	incident: IncidentView,
	assessment: AssessmentView,
	{ voteId, rubric }: { readonly voteId: string; readonly rubric: Rubric },
): PartsOfCase {
	const { report, operator, revision, votes, policy } = incident
	const treatment = votes.find(({ id }) => id === voteId)?.treatment ?? incident.treatment
	const earlier = assessment.earlier.find((past) => past.treatment === treatment)
	return {
		subject: [
			{ name: 'Operator', text: `${operator.name}, ${operator.module}` },
			{ name: 'Class', text: INCIDENT_CLASSES[report.incidentClass] },
			{ name: 'Network', text: report.network },
			{ name: 'Began', text: formatPrecisely(report.occurredAt, report.occurredPrecision) },
			{ name: 'Report today', text: `revision ${revision.number}, ${revision.hash}` },
		],
		whatHappened: report.whatHappened,
		replies: incident.replies
			.filter((reply) => reply.treatment === treatment)
			.map(({ author, at, body }) => ({ author, at, body })),
		panels: (earlier ?? assessment).panels.map((panel) => panelOf(panel, rubric)),
		statement: treatment === incident.treatment ? incident.outcomeStatement : '',
		otherVotes: votes
			.filter((vote) => vote.id !== voteId && vote.treatment === treatment)
			.map(({ attempt, outcome, closesAt }) => ({
				name: `Vote ${attempt}`,
				text: `${outcome?.replaceAll('_', ' ') ?? 'open'}, ${formatTime(closesAt)}`,
			})),
		measures: incident.measures.map((measure) => ({
			name: nameOfMeasure(measure.kind, policy),
			text: [
				MEASURE_STATES_IN_WORDS[measure.state],
				settingsInWords(measure.parameters, policy),
				measure.inForceFrom === null ? '' : `in force from ${formatDay(measure.inForceFrom)}`,
				measure.reviewAt === null ? '' : `review on ${formatDay(measure.reviewAt)}`,
				measure.expiresAt === null ? '' : `ends on ${formatDay(measure.expiresAt)}`,
			]
				.filter((part) => part !== '')
				.join('; '),
		})),
		remarks: remarksOf(incident),
	}
}

function panelOf(panel: PanelView, rubric: Rubric): RecordPanel {
	const range = panel.guidance?.range
	return {
		title: `Panel of ${panel.kind}, round ${panel.round}`,
		vector: panel.vector,
		summary: [
			{ name: 'Rated', text: counted(panel.ratingsIn, 'person', 'people') },
			...(panel.score === null ? [] : [{ name: 'Score', text: `${panel.score} of 100` }]),
			...(range === undefined ? [] : [{ name: 'Guidance', text: `rungs ${range[0]} to ${range[1]}` }]),
			...(panel.agreement === null ? [] : [{ name: 'Agreement', text: panel.agreement }]),
		],
		ratings: panel.ratings.map(({ name, conflict, grades }) => ({
			name,
			conflict: conflictInWords(conflict),
			grades: FACTOR_KEYS.map((key) => ({
				factor: factorOf(rubric, key).name,
				grade: gradeInWords(rubric, key, grades[key].grade),
				rationale: grades[key].rationale,
			})),
		})),
		recused: panel.recusals.map(({ name }) => name),
	}
}

function gradeInWords(rubric: Rubric, key: FactorKey, letter: string): string {
	if (letter === CANNOT_JUDGE) return 'cannot judge'
	return factorOf(rubric, key).grades.find((grade) => grade.letter === letter)?.label ?? letter
}

/** A declared conflict as a sentence would say it; empty for none. */
export function conflictInWords(conflict: string): string {
	return conflict === 'none' || conflict === '' ? '' : (CONFLICTS[conflict as Conflict] ?? conflict) // an unknown key stays as it is
}

/** Comments thread by thread, so that an answer stands below what it answers. */
function remarksOf({ comments, report }: IncidentView): readonly RecordRemark[] {
	const told = ({ remark, answers }: Thread<CaseSaid['comments'][number]>, depth: number): readonly RecordRemark[] => {
		const { author, at, body } = remark
		const about = depth === 0 ? aboutInWords(remark.about, report) : ''
		return [{ author, at, about, body, depth }, ...answers.flatMap((answer) => told(answer, depth + 1))]
	}
	return threadsOf(comments).flatMap((thread) => told(thread, 0))
}

function aboutInWords(about: string, report: IncidentView['report']): string {
	const target = readTarget(about)
	if (target === null || target.kind === 'case') return ''
	if (target.kind === 'section') return `the section ${target.section.replaceAll('_', ' ')}`
	const row = report.timeline.find(({ id }) => id === target.rowId)
	return row ? `${formatTime(row.at)}, ${TIMELINE_KINDS[row.kind].toLowerCase()}` : 'a row of the timeline'
}
