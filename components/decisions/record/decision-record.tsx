import { Prose } from '@/components/ui/prose'
import { Facts, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { DecisionRecord, RecordFact } from '@/lib/domain/decisions/decision-record'
import { formatTime } from '@/lib/format/dates'
import { RecordBallots } from './record-ballots'
import { RecordPanels } from './record-panels'

type Props = { readonly record: DecisionRecord }

/** The whole record of a decision on one page, as it goes on paper: nothing is folded, every figure is text. */
export function DecisionRecordDocument({ record }: Props) {
	return (
		<>
			{record.revision?.isRevisedSince && (
				<p>
					The report has been revised since this vote. This record shows revision {record.revision.number}, which was
					voted on; <a href="#since">what came later</a> stands apart.
				</p>
			)}
			<FactRows facts={record.subject} />
			<Section id="what-happened" title="What happened">
				<Prose text={record.whatHappened || 'Nothing is written about what happened.'} />
			</Section>
			<Section id="reply" title="The operator’s reply">
				{record.replies.length === 0 && <p className="text-soft">No reply is recorded.</p>}
				{record.replies.map(({ author, at, body }) => (
					<Said key={at} body={body} by={`${author}, ${formatTime(at)}`} />
				))}
			</Section>
			<Section id="assessment" title="Assessment">
				<RecordPanels panels={record.panels} />
			</Section>
			<VoteOfRecord record={record} />
			<Section id="ballots" title="Ballots">
				<RecordBallots record={record} />
			</Section>
			<Section id="outcome" title="Outcome">
				<Prose text={record.statement || 'The outcome has not been stated yet.'} />
			</Section>
			<Section id="measures" title="Measures">
				{record.measures.length === 0 ? <p className="text-soft">None.</p> : <FactRows facts={record.measures} />}
			</Section>
			<Section id="discussion" title="Discussion">
				<Remarks remarks={record.remarks} />
			</Section>
			{record.since.length > 0 && (
				<Section id="since" title="Since the vote">
					<p className="text-soft">
						Not part of what was decided; only this section changes after the record is final.
					</p>
					<FactRows facts={record.since} />
				</Section>
			)}
			<Section id="check" title="Check it yourself">
				<FactRows facts={record.check} />
			</Section>
			<Section id="cite" title="Cite it">
				<p className="break-words">{record.citation.text}</p>
				<pre className="overflow-x-auto rounded bg-sunken p-3 font-mono text-sm">{record.citation.bibtex}</pre>
			</Section>
		</>
	)
}

const INDENT = [
	'',
	'border-l-2 border-line pl-3',
	'ml-3 border-l-2 border-line pl-3',
	'ml-6 border-l-2 border-line pl-3',
]

function Remarks({ remarks }: Pick<DecisionRecord, 'remarks'>) {
	if (remarks.length === 0) return <p className="text-soft">Nobody commented.</p>
	return remarks.map(({ at, author, about, body, depth }) => (
		<div key={`${at} ${author}`} className={INDENT[Math.min(depth, INDENT.length - 1)]}>
			<Said body={body} by={`${author}, ${formatTime(at)}${about === '' ? '' : `, on ${about}`}`} />
		</div>
	))
}

function VoteOfRecord({ record }: Props) {
	const { vote, explanation, support, withoutConflicted, otherVotes } = record
	return (
		<Section id="vote" title="Vote">
			<FactRows facts={vote} />
			<p>{explanation}</p>
			{support.length > 0 && (
				<Table
					caption="Support"
					head={['Choice', 'Power behind it', 'Needed', 'Reached']}
					rows={support.map(({ name, power, threshold, isReached }) => [
						name,
						power,
						threshold,
						isReached ? 'yes' : 'no',
					])}
				/>
			)}
			{withoutConflicted !== '' && <p>{withoutConflicted}</p>}
			{otherVotes.length > 0 && <FactRows facts={otherVotes} />}
		</Section>
	)
}

function Said({ body, by }: { readonly body: string; readonly by: string }) {
	return (
		<div className="space-y-1">
			<Prose text={body} />
			<p className="text-sm text-soft">{by}</p>
		</div>
	)
}

function FactRows({ facts }: { readonly facts: readonly RecordFact[] }) {
	return <Facts rows={facts.map(({ name, text }) => [name, <Linked key={name} text={text} />])} />
}

/** An address is a link on the screen, and readable on paper. */
function Linked({ text }: { readonly text: string }) {
	return /^https?:\/\/\S+$/.test(text) ? (
		<a href={text} className="break-all">
			{text}
		</a>
	) : (
		text
	)
}
