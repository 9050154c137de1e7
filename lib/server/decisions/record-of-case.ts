import 'server-only'
import { CANNOT_JUDGE, FACTOR_KEYS, type FactorKey, factorOf, type Rubric } from '@/lib/domain/assessment/rubric'
import { CONFLICTS, type Conflict } from '@/lib/domain/decisions/ballot'
import type { DecisionRecord, RecordPanel, RecordRemark } from '@/lib/domain/decisions/decision-record'
import { readTarget, type Thread, threadsOf } from '@/lib/domain/incidents/discussion'
import { INCIDENT_CLASSES, TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { formatPrecisely, formatTime } from '@/lib/format/dates'
import { earlyEndInWords } from '@/lib/format/early-end'
import { nameOfMeasure, settingsInWords } from '@/lib/format/measure-words'
import { counted } from '@/lib/format/words'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'
import type { CaseSaid } from '@/lib/server/incidents/queries/case-record'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { VoteView } from './queries/get-vote'
import { lineOfVotes, type RecordSources, sinceTheVote, statementOn, voteInWords } from './record-since'

export type PartsOfCase = Pick<
	DecisionRecord,
	| 'title'
	| 'isFinal'
	| 'revision'
	| 'subject'
	| 'whatHappened'
	| 'replies'
	| 'panels'
	| 'statement'
	| 'otherVotes'
	| 'measures'
	| 'remarks'
	| 'since'
>

/** What stands in the record of a vote on the policy, which has no case. */
export function partsWithoutCase(vote: VoteView): PartsOfCase {
	return {
		title: `Policy ${vote.policyDraft}`,
		isFinal: vote.state === 'tallied',
		revision: null,
		subject: [],
		whatHappened: '',
		replies: [],
		panels: [],
		statement: '',
		otherVotes: [],
		measures: [],
		remarks: [],
		since: [],
	}
}

/** What a record of decision tells of the case: the report that was voted on, the panels, the outcome, what followed. */
export function partsOfCase(sources: RecordSources): PartsOfCase {
	const { vote, incident, assessment, rubric, policy, operatorName } = sources
	const { report, number, hash } = sources.voted
	const line = lineOfVotes(incident, vote)
	const earlier = assessment.earlier.find((past) => past.treatment === line.treatment)
	const statement = statementOn(incident, vote, line)
	const isSettled = statement !== '' || line.later.length > 0 || incident.state === 'closed'
	return {
		title: report.title,
		isFinal: vote.state === 'tallied' && isSettled,
		revision: { number, hash, isRevisedSince: hash !== incident.revision.hash },
		subject: [
			{ name: 'Operator', text: `${operatorName}, ${incident.operator.module}` },
			{ name: 'Class', text: INCIDENT_CLASSES[report.incidentClass] },
			{ name: 'Network', text: report.network },
			{ name: 'Began', text: formatPrecisely(report.occurredAt, report.occurredPrecision) },
			{ name: 'Report', text: `revision ${number}, the one that was voted on` },
		],
		whatHappened: report.whatHappened,
		replies: incident.replies
			.filter((reply) => reply.treatment === line.treatment)
			.map(({ author, at, body }) => ({ author, at, body })),
		panels: (earlier ?? assessment).panels.map((panel) => panelOf(panel, rubric)),
		statement,
		otherVotes: line.earlier.map(voteInWords),
		measures: incident.measures
			.filter(({ voteId }) => voteId === vote.id)
			.map(({ kind }) => ({
				name: nameOfMeasure(kind, policy),
				text: settingsInWords(vote.parameters, policy) || 'as the policy sets it',
			})),
		remarks: remarksBefore(
			vote.closesAt,
			incident.comments.filter((comment) => comment.treatment === line.treatment),
			report,
		),
		since: sinceTheVote(sources, line.later),
	}
}

function panelOf(panel: PanelView, rubric: Rubric): RecordPanel {
	const range = panel.guidance?.range
	return {
		title: `Panel of ${panel.kind}, round ${panel.round}`,
		vector: panel.vector,
		summary: [
			{ name: 'Rated', text: counted(panel.ratingsIn, 'person', 'people') },
			...panel.endedEarly.map((end) => ({ name: `Round ${end.round}`, text: earlyEndInWords(end) })),
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

/** What was said in this treatment before the vote closed, thread by thread, so that an answer stands below what it answers. */
function remarksBefore(
	closesAt: string,
	comments: CaseSaid['comments'],
	report: IncidentView['report'],
): readonly RecordRemark[] {
	const told = ({ remark, answers }: Thread<CaseSaid['comments'][number]>, depth: number): readonly RecordRemark[] => {
		const { author, at, body } = remark
		const about = depth === 0 ? aboutInWords(remark.about, report) : ''
		return [{ author, at, about, body, depth }, ...answers.flatMap((answer) => told(answer, depth + 1))]
	}
	return threadsOf(comments.filter(({ at }) => at < closesAt)).flatMap((thread) => told(thread, 0))
}

function aboutInWords(about: string, report: IncidentView['report']): string {
	const target = readTarget(about)
	if (target === null || target.kind === 'case') return ''
	if (target.kind === 'section') return `the section ${target.section.replaceAll('_', ' ')}`
	const row = report.timeline.find(({ id }) => id === target.rowId)
	return row ? `${formatTime(row.at)}, ${TIMELINE_KINDS[row.kind].toLowerCase()}` : 'a row of the timeline'
}
