import type {
	DecisionRecord,
	RecordBallot,
	RecordFact,
	RecordPanel,
	RecordRemark,
} from '@/lib/domain/decisions/decision-record'
import { formatTime } from './dates'

/** A record of decision as one Markdown document, as complete as the JSON. */
export function recordAsMarkdown(record: DecisionRecord): string {
	return [
		`# Record of decision: ${line(record.title)}`,
		record.isFinal ? '' : '_The decision is not complete yet: this record can still change._',
		record.revision?.isRevisedSince ? '_The report has been revised since this vote; see “Since the vote”._' : '',
		facts(record.subject),
		section('What happened', record.whatHappened),
		section('The operator’s reply', record.replies.map(replyText).join('\n\n') || 'No reply is recorded.'),
		section('Assessment', record.panels.map(panelText).join('\n\n') || 'No panel has rated this.'),
		section('Vote', voteText(record)),
		section('Ballots', ballotsText(record)),
		section('Outcome', record.statement || 'The outcome has not been stated yet.'),
		section('Measures', facts(record.measures) || 'None.'),
		section('Discussion', record.remarks.map(remarkText).join('\n\n') || 'Nobody commented.'),
		record.since.length > 0 ? section('Since the vote', sinceText(record.since)) : '',
		section('Check it yourself', facts(record.check)),
		section('Cite it', `${line(record.citation.text)}\n\n${fenced(record.citation.bibtex)}`),
	]
		.filter((part) => part !== '')
		.join('\n\n')
		.concat('\n')
}

function section(title: string, body: string): string {
	return `## ${title}\n\n${body.trim()}`
}

function facts(rows: readonly RecordFact[]): string {
	return rows.map(({ name, text }) => `- **${line(name)}:** ${line(text)}`).join('\n')
}

function sinceText(since: readonly RecordFact[]): string {
	return `Not part of what was decided; only this section changes after the record is final.\n\n${facts(since)}`
}

function voteText({ vote, explanation, support, withoutConflicted, otherVotes }: DecisionRecord): string {
	const table = [
		'| Choice | Power behind it | Needed | Reached |',
		'| --- | --- | --- | --- |',
		...support.map(
			({ name, power, threshold, isReached }) =>
				`| ${cell(name)} | ${power} | ${cell(threshold)} | ${isReached ? 'yes' : 'no'} |`,
		),
	].join('\n')
	return [
		facts(vote),
		explanation,
		support.length > 0 ? table : '',
		withoutConflicted,
		otherVotes.length > 0 ? `Other votes on this:\n\n${facts(otherVotes)}` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function ballotsText({ ballots, ballotsLeftOut, nonVoters, recused }: DecisionRecord): string {
	return [
		ballots.map(ballotText).join('\n\n') || 'No ballot can be read yet.',
		ballotsLeftOut > 0 ? `${ballotsLeftOut} more ballots stand in the CSV.` : '',
		`**Did not vote:** ${nonVoters.map(line).join('; ') || 'nobody'}.`,
		recused.length > 0 ? `**Recused:**\n\n${facts(recused)}` : '**Recused:** nobody.',
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function ballotText(ballot: RecordBallot): string {
	const counts = ballot.isCounted ? '' : ' This ballot was replaced or taken back and does not count.'
	const conflict = ballot.conflict === '' ? '' : ` Conflict of interest: ${line(ballot.conflict)}.`
	return [
		`### Ballot ${ballot.number}: ${line(ballot.voter)}`,
		`${line(ballot.choice)} Power ${ballot.power}, ${formatTime(ballot.castAt)}, \`${ballot.address}\`.${conflict}${counts}`,
		quoted(ballot.reason),
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function panelText({ title, vector, summary, ratings, recused }: RecordPanel): string {
	return [
		`### ${line(title)}`,
		vector === null ? '' : `\`${vector}\``,
		facts(summary),
		...ratings.map(({ name, conflict, grades }) =>
			[
				`**${line(name)}**${conflict === '' ? '' : ` (conflict of interest: ${line(conflict)})`}`,
				grades
					.map(({ factor, grade, rationale }) => `- ${line(factor)}: ${line(grade)}. ${line(rationale)}`)
					.join('\n'),
			].join('\n\n'),
		),
		recused.length > 0 ? `Recused: ${recused.map(line).join('; ')}.` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function replyText({ author, at, body }: DecisionRecord['replies'][number]): string {
	return `${quoted(body)}\n\n${line(author)}, ${formatTime(at)}`
}

function remarkText({ author, at, about, body, depth }: RecordRemark): string {
	const on = about === '' ? '' : ` on ${line(about)}`
	const marks = '>'.repeat(depth + 1)
	return `${marks} **${line(author)}**${on}, ${formatTime(at)}\n${marks}\n${quoted(body, marks)}`
}

/** What somebody wrote, so that its own headings and lists stay inside the quotation. */
function quoted(text: string, marks = '>'): string {
	if (text.trim() === '') return ''
	return text
		.trim()
		.split(/\r?\n/)
		.map((row) => `${marks} ${row}`.trimEnd())
		.join('\n')
}

/** One line of plain words: nothing in it starts a heading, a list, a link or markup. */
function line(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/([\\`*_[\]<>#|])/g, '\\$1')
}

function cell(text: string): string {
	return line(text)
}

function fenced(text: string): string {
	return `\`\`\`bibtex\n${text.replaceAll('```', '')}\n\`\`\``
}
