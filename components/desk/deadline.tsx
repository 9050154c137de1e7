import { formatRelative, formatTime } from '@/lib/format/dates'

const DAY_MS = 86_400_000

type Props = { readonly dueAt: string | null; readonly now: string }

/** By when: the moment, and how far it is from now; what is near or over stands out by its words and its weight. */
export function Deadline({ dueAt, now }: Props) {
	if (dueAt === null) return <span className="text-soft">No deadline</span>
	const left = Date.parse(dueAt) - Date.parse(now)
	const relative = formatRelative(dueAt, now)
	return (
		<span className="flex flex-wrap gap-x-2 sm:block">
			<time dateTime={dueAt} className={`sm:block ${left < DAY_MS ? 'font-semibold' : 'font-medium'}`}>
				{left < 0 ? `Overdue, ${relative}` : relative}
			</time>{' '}
			<span className="text-soft">{formatTime(dueAt)}</span>
		</span>
	)
}
