import {
	type DecisionRecord,
	NO_BALLOTS,
	type RecordBallot,
	type RecordFact,
	type RecordPanel,
	type RecordRemark,
} from '@/lib/domain/decisions/decision-record'
import { formatTime } from './dates'
import { markdownLine, markdownQuote } from './quote-markdown'

/** A record of decision as one Markdown document, as complete as the JSON. */
export function recordAsMarkdown(record: DecisionRecord): string {
	return [
		`# Record of decision: ${markdownLine(record.title)}`,
		record.isFinal ? '' : '_The decision is not complete yet: this record can still change._',
		record.revision?.isRevisedSince ? '_The report has been revised since this vote; see “Since the vote”._' : '',
		facts(record.subject),
		section('What happened', markdownQuote(record.whatHappened) || 'Nothing is written about what happened.'),
		section('The operator’s reply', record.replies.map(replyText).join('\n\n') || 'No reply is recorded.'),
		section('Assessment', record.panels.map(panelText).join('\n\n') || 'No panel has rated this.'),
		section('Vote', voteText(record)),
		section('Ballots', ballotsText(record)),
		section('Outcome', markdownQuote(record.statement) || 'The outcome has not been stated yet.'),
		section('Measures', facts(record.measures) || 'None.'),
		section('Discussion', record.remarks.map(remarkText).join('\n\n') || 'Nobody commented.'),
		record.since.length > 0 ? section('Since the vote', sinceText(record.since)) : '',
		section('Check it yourself', addresses(record.check)),
		section('Cite it', `${markdownLine(record.citation.text)}\n\n${fenced(record.citation.bibtex)}`),
	]
		.filter((part) => part !== '')
		.join('\n\n')
		.concat('\n')
}

function section(title: string, body: string): string {
	return `## ${title}\n\n${body.trim()}`
}

function facts(rows: readonly RecordFact[]): string {
	return rows.map(({ name, text }) => `- **${markdownLine(name)}:** ${markdownLine(text)}`).join('\n')
}

function sinceText(since: readonly RecordFact[]): string {
	return `Not part of what was decided; only this section changes after the record is final.\n\n${facts(since)}`
}

/** Addresses and hashes of this installation, which nobody writes; they stay links. */
function addresses(rows: DecisionRecord['check']): string {
	return rows.map(({ name, text }) => `- **${name}:** ${text}`).join('\n')
}

function voteText({ vote, explanation, support, withoutConflicted, otherVotes }: DecisionRecord): string {
	const table = [
		'| Choice | Power behind it | Needed | Reached |',
		'| --- | --- | --- | --- |',
		...support.map(
			({ name, powerInWords, threshold, isReached }) =>
				`| ${markdownLine(name)} | ${markdownLine(powerInWords)} | ${markdownLine(threshold)} | ${isReached ? 'yes' : 'no'} |`,
		),
	].join('\n')
	return [
		facts(vote),
		markdownLine(explanation),
		support.length > 0 ? table : '',
		markdownLine(withoutConflicted),
		otherVotes.length > 0 ? `Other votes on this:\n\n${facts(otherVotes)}` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function ballotsText({ ballots, ballotsLeftOut, nonVoters, recused }: DecisionRecord): string {
	return [
		ballots.map(ballotText).join('\n\n') || NO_BALLOTS,
		ballotsLeftOut > 0 ? `${ballotsLeftOut} more ballots stand in the CSV.` : '',
		`**Did not vote:** ${nonVoters.map(markdownLine).join('; ') || 'nobody'}.`,
		recused.length > 0 ? `**Recused:**\n\n${facts(recused)}` : '**Recused:** nobody.',
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function ballotText(ballot: RecordBallot): string {
	const counts = ballot.isCounted ? '' : ' This ballot was replaced or taken back and does not count.'
	const conflict = ballot.conflict === '' ? '' : ` Conflict of interest: ${markdownLine(ballot.conflict)}.`
	return [
		`### Ballot ${ballot.number}: ${markdownLine(ballot.voter)}`,
		`${markdownLine(ballot.choice)} Power ${markdownLine(ballot.powerInWords)}, ${formatTime(ballot.castAt)}, \`${ballot.address}\`.${conflict}${counts}`,
		markdownQuote(ballot.reason),
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function panelText({ title, vector, summary, ratings, recused }: RecordPanel): string {
	return [
		`### ${markdownLine(title)}`,
		vector === null ? '' : `\`${vector}\``,
		facts(summary),
		...ratings.map(({ name, conflict, grades }) =>
			[
				`**${markdownLine(name)}**${conflict === '' ? '' : ` (conflict of interest: ${markdownLine(conflict)})`}`,
				grades
					.map(
						({ factor, grade, rationale }) =>
							`- ${markdownLine(factor)}: ${markdownLine(grade)}. ${markdownLine(rationale)}`,
					)
					.join('\n'),
			].join('\n\n'),
		),
		recused.length > 0 ? `Recused: ${recused.map(markdownLine).join('; ')}.` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n')
}

function replyText({ author, at, body }: DecisionRecord['replies'][number]): string {
	return `${markdownQuote(body)}\n\n${markdownLine(author)}, ${formatTime(at)}`
}

function remarkText({ author, at, about, body, depth }: RecordRemark): string {
	const on = about === '' ? '' : ` on ${markdownLine(about)}`
	const marks = '>'.repeat(depth + 1)
	return `${marks} **${markdownLine(author)}**${on}, ${formatTime(at)}\n${marks}\n${markdownQuote(body, marks)}`
}

function fenced(text: string): string {
	return `\`\`\`bibtex\n${text.replaceAll('```', '')}\n\`\`\``
}
