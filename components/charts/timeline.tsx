import { useId } from 'react'
import { formatDuration, formatTime } from '@/lib/format/dates'
import { Drawing, Hatch } from './drawing'
import { At, Glyph, type Shape } from './glyph'
import { lanesOf, widthOf } from './place-flags'
import { durationTicks, percent, shareOf } from './scale'

export type Mark = { readonly kind: string; readonly label: string; readonly at: number }

const SHAPES: Readonly<Record<string, readonly [Shape, isHollow: boolean]>> = {
	started: ['right', false],
	detected: ['circle', true],
	acknowledged: ['circle', false],
	escalated: ['up', false],
	contained: ['square', true],
	mitigated: ['diamond', true],
	resolved: ['square', false],
	disclosed: ['diamond', false],
}
const LANE = 22
const MOST_LANES = 12

export type TimelineLayout = {
	readonly ends: readonly [number, number]
	readonly marks: readonly (Mark & { readonly share: number; readonly lane: number })[]
	readonly silence: { readonly from: number; readonly to: number } | null
	/** Marks that stand on the axis without a name, because there are too many to name. */
	readonly unnamed: number
	readonly lanes: number
}

/** Places marks to scale from the first to the last. `null` where there is no length of time to draw. */
export function layOutTimeline(marks: readonly Mark[]): TimelineLayout | null {
	const sorted = [...marks].sort((left, right) => left.at - right.at)
	const ends = [sorted[0]?.at ?? 0, sorted.at(-1)?.at ?? 0] as const
	if (ends[0] === ends[1]) return null
	const flags = sorted.map(({ at, label }) => ({ at: shareOf(at, ends), width: widthOf(label) + 18 }))
	const lanes = lanesOf(flags)
	const placed = sorted.map((mark, index) => ({ ...mark, share: flags[index]?.at ?? 0, lane: lanes[index] ?? 0 }))
	const started = sorted.find(({ kind }) => kind === 'started')
	const detected = sorted.find(({ kind }) => kind === 'detected')
	return {
		ends,
		marks: placed,
		silence: started && detected && started.at < detected.at ? { from: started.at, to: detected.at } : null,
		unnamed: lanes.filter((lane) => lane >= MOST_LANES).length,
		lanes: Math.min(MOST_LANES, Math.max(...lanes) + 1),
	}
}

/** What the picture says, for those who do not see it and those who are about to. */
export function timelineInWords({ ends, marks, silence, unnamed }: TimelineLayout): string {
	const last = marks.at(-1)?.label.toLowerCase() ?? ''
	return [
		`To scale: ${formatDuration(ends[1] - ends[0])} from the first mark to the last (${last}).`,
		silence
			? `The hatched stretch is the silence of ${formatDuration(silence.to - silence.from)} between the start and the moment somebody noticed.`
			: '',
		unnamed > 0 ? `${unnamed} marks stand on the axis without a name; the rows name them.` : '',
	]
		.filter(Boolean)
		.join(' ')
}

/** Marks to scale, each with its shape and name; the silence between start and detection is drawn as what it is. */
export function Timeline({ layout }: { readonly layout: TimelineLayout }) {
	const hatch = useId()
	const { ends, marks, silence, lanes } = layout
	const axis = lanes * LANE + 12
	const span = (at: number): number => shareOf(at, ends)
	return (
		<div className="pr-24 sm:pr-44">
			<Drawing
				title="Timeline to scale"
				desc={marks.map(({ label, at }) => `${label}: ${formatTime(new Date(at).toISOString())}.`).join(' ')}
				height={axis + 34}
			>
				<Hatch id={hatch} className="stroke-waiting" />
				{silence && (
					<g>
						<rect
							x={percent(span(silence.from))}
							width={percent(span(silence.to) - span(silence.from))}
							y={axis - 5}
							height="10"
							fill={`url(#${hatch})`}
							className="stroke-waiting"
						/>
					</g>
				)}
				<line x1="0" x2="100%" y1={axis} y2={axis} className="stroke-ink" strokeWidth="1.5" />
				<Ticks axis={axis} length={ends[1] - ends[0]} />
				{marks.map((mark) => (
					<Flag key={`${mark.kind}-${mark.at}-${mark.lane}`} mark={mark} axis={axis} start={ends[0]} />
				))}
			</Drawing>
		</div>
	)
}

function Ticks({ axis, length }: { readonly axis: number; readonly length: number }) {
	return durationTicks(length, 3).map((tick) => (
		<g key={tick}>
			<line
				x1={percent(tick / length)}
				x2={percent(tick / length)}
				y1={axis}
				y2={axis + 10}
				className="stroke-edge"
				strokeWidth="1"
			/>
			<text x={percent(tick / length)} y={axis + 26} className="fill-soft">
				{tick === 0 ? '0' : `+${formatDuration(tick)}`}
			</text>
		</g>
	))
}

type FlagProps = {
	readonly mark: TimelineLayout['marks'][number]
	readonly axis: number
	readonly start: number
}

/** The time since the start is told where the axis is wide enough for it. */
function Flag({ mark, axis, start }: FlagProps) {
	const x = percent(mark.share)
	const y = axis - 14 - mark.lane * LANE
	const [shape, isHollow] = SHAPES[mark.kind] ?? ['circle', true]
	const isNamed = mark.lane < MOST_LANES
	return (
		<g>
			<line x1={x} x2={x} y1={isNamed ? y : axis - 8} y2={axis + 5} className="stroke-edge" strokeWidth="1" />
			{isNamed && (
				<>
					<Glyph shape={shape} isHollow={isHollow} x={x} y={y} />
					<At x={x} y={y}>
						<text x="11" y="4.5" className="fill-ink">
							{mark.label}
							{mark.at > start && (
								<tspan className="hidden fill-soft sm:inline">{` +${formatDuration(mark.at - start)}`}</tspan>
							)}
						</text>
					</At>
				</>
			)}
		</g>
	)
}
