import { formatDay } from '@/lib/format/dates'
import { Drawing } from './drawing'
import { percent, shareOf } from './scale'

export type DecidedDot = {
	readonly id: string
	readonly at: string
	readonly rung: number
	readonly guidance: readonly [number, number] | null
	/** What comparable cases let one expect, in rungs. */
	readonly expected: number | null
	readonly isDeparture: boolean
}

type Props = {
	/** Names of the rungs, from the mildest on. */
	readonly levels: readonly string[]
	readonly dots: readonly DecidedDot[]
}

const LEVEL = 34
const TOP = 14

/** Decided cases over time: a dot at the rung, a bar for the guidance behind it, a line where comparable cases lay. */
export function ConsistencyOverTime({ levels, dots }: Props) {
	const times = dots.map(({ at }) => Date.parse(at))
	const [first, last] = [Math.min(...times), Math.max(...times)]
	// Some room on both sides, so that no dot is cut in half.
	const room = Math.max((last - first) * 0.04, 86_400_000)
	const ends = [first - room, last + room] as const
	// The first date stands above the last one, so that they never meet on a phone.
	const height = levels.length * LEVEL + 42
	const yOf = (rung: number): number => TOP + (levels.length - 1 - rung) * LEVEL
	return (
		<div className="max-w-4xl pl-44">
			<Drawing
				title="Decided rungs over time"
				desc={`${dots.length} decisions from ${formatDay(new Date(first).toISOString())} to ${formatDay(new Date(last).toISOString())}; ${dots.filter(({ isDeparture }) => isDeparture).length} of them lie outside guidance or precedent.`}
				height={height}
			>
				{levels.map((name, rung) => (
					<g key={name}>
						<text x="-10" y={yOf(rung) + 4.5} textAnchor="end" className="fill-ink">
							{name}
						</text>
						<line x1="0" x2="100%" y1={yOf(rung)} y2={yOf(rung)} className="stroke-line" strokeWidth="1" />
					</g>
				))}
				{dots.map((dot) => (
					<Dot key={dot.id} dot={dot} x={percent(shareOf(Date.parse(dot.at), ends))} yOf={yOf} />
				))}
				<text x="0" y={height - 22} className="fill-soft">
					{formatDay(new Date(first).toISOString())}
				</text>
				<text x="100%" y={height - 4} textAnchor="end" className="fill-soft">
					{formatDay(new Date(last).toISOString())}
				</text>
			</Drawing>
		</div>
	)
}

type DotProps = { readonly dot: DecidedDot; readonly x: string; readonly yOf: (rung: number) => number }

function Dot({ dot, x, yOf }: DotProps) {
	const { guidance, expected, rung, isDeparture } = dot
	return (
		<g>
			{guidance !== null && (
				<line
					x1={x}
					x2={x}
					y1={yOf(guidance[1]) - 6}
					y2={yOf(guidance[0]) + 6}
					className="stroke-line"
					strokeWidth="9"
					strokeLinecap="round"
				/>
			)}
			{expected !== null && (
				<svg x={x} y={yOf(expected)} className="overflow-visible">
					<title>What comparable cases led to</title>
					<line x1="-8" x2="8" y1="0" y2="0" className="stroke-ink" strokeWidth="2" />
				</svg>
			)}
			<circle
				cx={x}
				cy={yOf(rung)}
				r="5.5"
				strokeWidth="2.5"
				className={isDeparture ? 'fill-surface stroke-refused' : 'fill-ink stroke-ink'}
			/>
		</g>
	)
}
