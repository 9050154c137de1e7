import { useId } from 'react'
import { formatDay } from '@/lib/format/dates'
import { Drawing, Hatch } from './drawing'
import { percent, shareOf } from './scale'

export type StandingStep = { readonly from: string; readonly level: number; readonly name: string }
export type StandingSpan = {
	readonly id: string
	readonly name: string
	readonly from: string
	/** `null` while it is not known to have ended. */
	readonly to: string | null
}

type Props = {
	/** Names of the levels, from good standing down. */
	readonly levels: readonly string[]
	readonly steps: readonly StandingStep[]
	readonly spans: readonly StandingSpan[]
	readonly until: string
}

const LEVEL = 22
const SPAN = 34
const MOST_SPANS = 12

export type Tread = { readonly from: number; readonly to: number; readonly level: number }

/** The steps as level stretches from left to right, each up to the next; the last one up to `until`. */
export function layOutStanding(
	steps: readonly StandingStep[],
	until: string,
): { readonly ends: readonly [number, number]; readonly treads: readonly Tread[] } {
	const ends = [Date.parse(steps[0]?.from ?? until), Date.parse(until)] as const
	const place = (iso: string): number => shareOf(Date.parse(iso), ends)
	const treads = steps.map((step, index) => ({
		from: place(step.from),
		to: place(steps[index + 1]?.from ?? until),
		level: step.level,
	}))
	return { ends, treads }
}

/** How the standing went down and up, and below it the measures that made it, on the same axis of time. */
export function StandingOverTime({ levels, steps, spans, until }: Props) {
	const hatch = useId()
	const { ends, treads } = layOutStanding(steps, until)
	const drawn = spans.slice(-MOST_SPANS)
	const floor = levels.length * LEVEL + 6
	const height = floor + drawn.length * SPAN + 26
	return (
		<div className="max-w-4xl pl-26">
			<Drawing
				title="Standing over time"
				desc={steps.map(({ from, name }) => `From ${formatDay(from)}: ${name}.`).join(' ')}
				height={height}
			>
				<Hatch id={hatch} />
				{levels.map((name, level) => (
					<Level key={name} name={name} y={yOf(level)} isReached={steps.some((step) => step.level === level)} />
				))}
				{treads.map((tread, index) => (
					<Stretch key={tread.from} tread={tread} before={treads[index - 1]?.level ?? 0} />
				))}
				{drawn.map((span, index) => (
					<Span key={span.id} span={span} ends={ends} y={floor + index * SPAN} hatch={hatch} />
				))}
				<text x="0" y={height - 4} className="fill-soft">
					{formatDay(steps[0]?.from ?? until)}
				</text>
				<text x="100%" y={height - 4} textAnchor="end" className="fill-soft">
					{formatDay(until)}
				</text>
			</Drawing>
		</div>
	)
}

function yOf(level: number): number {
	return level * LEVEL + 12
}

function Level({ name, y, isReached }: { readonly name: string; readonly y: number; readonly isReached: boolean }) {
	return (
		<g>
			<text x="-10" y={y + 4.5} textAnchor="end" className={isReached ? 'fill-ink' : 'fill-soft'}>
				{name}
			</text>
			<line x1="0" x2="100%" y1={y} y2={y} className="stroke-line" strokeWidth="1" />
		</g>
	)
}

function Stretch({ tread, before }: { readonly tread: Tread; readonly before: number }) {
	const y = yOf(tread.level)
	return (
		<g className="stroke-ink" strokeWidth="3" strokeLinecap="square">
			<line x1={percent(tread.from)} x2={percent(tread.from)} y1={yOf(before)} y2={y} />
			<line x1={percent(tread.from)} x2={percent(tread.to)} y1={y} y2={y} />
		</g>
	)
}

type SpanProps = {
	readonly span: StandingSpan
	readonly ends: readonly [number, number]
	readonly y: number
	readonly hatch: string
}

/** A measure as long as it bound; one that is not known to have ended has no stroke at its end. */
function Span({ span, ends, y, hatch }: SpanProps) {
	const from = shareOf(Date.parse(span.from), ends)
	const to = span.to === null ? 1 : shareOf(Date.parse(span.to), ends)
	const isLate = from > 0.4
	return (
		<g>
			<text x={percent(isLate ? to : from)} y={y + 14} textAnchor={isLate ? 'end' : 'start'} className="halo fill-ink">
				{span.name}
			</text>
			<rect
				x={percent(from)}
				width={percent(Math.max(to - from, 0.004))}
				y={y + 19}
				height="9"
				fill={`url(#${hatch})`}
			/>
			{[from, span.to === null ? null : to].map(
				(end, index) =>
					end !== null && (
						<line
							key={index === 0 ? 'start' : 'end'}
							x1={percent(end)}
							x2={percent(end)}
							y1={y + 17}
							y2={y + 30}
							className="stroke-ink"
							strokeWidth="2"
						/>
					),
			)}
		</g>
	)
}
