import { Picture } from '@/components/charts/drawing'
import { layOutTimeline, Timeline, timelineInWords } from '@/components/charts/timeline'
import { Table } from '@/components/ui/table'
import { TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { formatDuration, formatTime } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { Evidence } from './attachment-link'
import { remarksOn } from './discussion/about'

type Props = { readonly incident: Pick<IncidentView, 'id' | 'report' | 'times' | 'attachments' | 'comments'> }

/** The typed marks to scale, and below them the rows with the time since the first mark. */
export function TimelineOfCase({ incident }: Props) {
	const { report, times } = incident
	const marks = report.timeline
		.filter((row) => row.kind !== 'note')
		.map((row) => ({ kind: row.kind, label: TIMELINE_KINDS[row.kind], at: Date.parse(row.at) }))
	const layout = layOutTimeline(marks)
	const start = layout?.ends[0] ?? null
	const known = Object.entries(times).filter((entry): entry is [string, number] => entry[1] !== null)
	const rows = (
		<Table
			caption="Timeline"
			head={['Time', 'What', 'After the start', 'Told', 'Source']}
			rows={report.timeline.map((row) => [
				<time key="at" id={`row-${row.id}`} dateTime={row.at} className="md:whitespace-nowrap">
					{formatTime(row.at)}
					{row.slot !== null && <span className="block text-sm text-soft">Slot {formatCount(row.slot)}</span>}
				</time>,
				TIMELINE_KINDS[row.kind],
				<span key="since" className="whitespace-nowrap">
					{sinceStart(row.at, start)}
				</span>,
				<Told key="told" text={row.text} remarks={remarksOn(incident.comments, `row:${row.id}`)} />,
				<Evidence key="source" incident={incident} source={row.source} evidence={row.evidence} />,
			])}
		/>
	)
	return (
		<>
			{layout === null ? (
				rows
			) : (
				<Picture sentence={timelineInWords(layout)} table={rows}>
					<Timeline layout={layout} />
				</Picture>
			)}
			{known.length > 0 && (
				<p className="text-soft">{known.map(([name, ms]) => `Time to ${name}: ${formatDuration(ms)}`).join('. ')}.</p>
			)}
		</>
	)
}

function Told({ text, remarks }: { readonly text: string; readonly remarks: ReturnType<typeof remarksOn> }) {
	return (
		<>
			{text}
			{remarks && (
				<a href={remarks.href} className="block text-sm">
					{remarks.label}
				</a>
			)}
		</>
	)
}

function sinceStart(at: string, start: number | null): string {
	const ms = start === null ? 0 : Date.parse(at) - start
	return ms > 0 ? `+${formatDuration(ms)}` : '0'
}
