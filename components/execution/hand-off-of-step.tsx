import { Table } from '@/components/ui/table'
import { formatTime } from '@/lib/format/dates'
import type { HandOffView } from '@/lib/server/execution/queries/get-execution'

/** Where a step was handed to, what came of each try, and who acts next. */
export function HandOffOfStep({ handOff }: { readonly handOff: HandOffView }) {
	const { next, attempts } = handOff
	return (
		<div className="space-y-2 border-t border-line pt-3">
			<p>
				<span className="font-medium">Next:</span> {next.inWords}
				{next.until !== null && ` Until ${formatTime(next.until)}, at the earliest.`}
			</p>
			<Table
				caption="Tries"
				head={['Try', 'Where', 'Handed over', 'Outcome', 'Seen at']}
				rows={attempts.map((attempt) => [
					attempt.former === null ? `${attempt.number}` : `${attempt.number}, repeats ${attempt.former}`,
					<a key="link" href={attempt.link} rel="nofollow noopener" className="break-all">
						{attempt.venue}
					</a>,
					formatTime(attempt.handedAt),
					attempt.endedAt === null
						? attempt.outcomeInWords
						: `${attempt.outcomeInWords}, ${formatTime(attempt.endedAt)}`,
					[attempt.evidence, attempt.note].filter((text) => text !== '').join('. ') || 'Not yet',
				])}
			/>
		</div>
	)
}
