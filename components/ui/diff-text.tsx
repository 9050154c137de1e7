import { wordDiff } from '@/lib/format/word-diff'

/** A text with what was taken out struck through and what came in underlined. */
export function DiffText({ before, after }: { readonly before: string; readonly after: string }) {
	return (
		<p className="prose whitespace-pre-wrap">
			{wordDiff(before, after).map((segment, index) => {
				const key = `${index}-${segment.kind}`
				if (segment.kind === 'added')
					return (
						<ins key={key} className="bg-done-bg text-done">
							{segment.text}
						</ins>
					)
				if (segment.kind === 'removed')
					return (
						<del key={key} className="bg-refused-bg text-refused">
							{segment.text}
						</del>
					)
				return <span key={key}>{segment.text}</span>
			})}
		</p>
	)
}
