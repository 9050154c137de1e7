import { formatShare } from '@/lib/format/numbers'
import { Drawing } from './drawing'
import {
	depthOf,
	dotsOf,
	type FactorColumn,
	groupsOf,
	OFF_SCALE,
	type PanelMarks,
	ratersPerDot,
} from './factor-columns'
import { At, Glyph } from './glyph'
import { percent } from './scale'

const TOP = 66
const SCALE = 152
const OFF = TOP + SCALE + 38
const TRACK = OFF + 30
const HEIGHT = TRACK + 26

const SIDES = {
	stewards: { side: 'left', sign: -1, shape: 'circle', isHollow: false },
	peers: { side: 'right', sign: 1, shape: 'diamond', isHollow: true },
} as const

/** One column for each factor: its grades from the mildest below to the gravest above, and the dots of both panels. */
export function FactorStrip({ columns }: { readonly columns: readonly FactorColumn[] }) {
	const perDot = ratersPerDot(columns)
	return (
		<div className="space-y-2">
			<Drawing title="How the panels rated each factor" desc={columns.map(columnInWords).join(' ')} height={HEIGHT}>
				{columns.map(
					({ key }, index) =>
						index % 2 === 0 && (
							<rect
								key={key}
								x={percent(index / columns.length)}
								width={percent(1 / columns.length)}
								y="22"
								height={HEIGHT - 22}
								className="fill-sunken"
							/>
						),
				)}
				{groupsOf(columns).map(({ name, from }) => (
					<g key={name}>
						{from > 0 && (
							<line
								x1={percent(from / columns.length)}
								x2={percent(from / columns.length)}
								y1="0"
								y2={HEIGHT}
								className="stroke-edge"
							/>
						)}
						<At x={percent(from / columns.length)} y={0}>
							<text x={from > 0 ? 6 : 0} y="13" className="fill-soft">
								{name}
							</text>
						</At>
					</g>
				))}
				{columns.map((column, index) => (
					<Column key={column.key} column={column} x={percent((index + 0.5) / columns.length)} perDot={perDot} />
				))}
			</Drawing>
			<Legend perDot={perDot} />
		</div>
	)
}

function yOf({ letters }: FactorColumn, letter: string): number {
	const depth = depthOf(letters, letter)
	return depth === null ? OFF : TOP + depth * SCALE
}

type ColumnProps = { readonly column: FactorColumn; readonly x: string; readonly perDot: number }

function Column({ column, x, perDot }: ColumnProps) {
	return (
		<g>
			<text x={x} y="36" textAnchor="middle" fontSize="11" className="fill-ink" fontWeight="600">
				<title>{column.name}</title>
				{column.key}
			</text>
			{[...column.letters, OFF_SCALE].map((letter) => (
				<At key={letter} x={x} y={yOf(column, letter)}>
					<g className="md:[scale:1.5]">
						<text y="3.5" textAnchor="middle" fontSize="9.5" className="fill-soft">
							{letter}
						</text>
						{column.panels.map((panel) => (
							<Grade key={panel.kind} panel={panel} letter={letter} perDot={perDot} />
						))}
					</g>
				</At>
			))}
			{column.panels.map((panel) => (
				<Track key={panel.kind} panel={panel} x={x} />
			))}
		</g>
	)
}

function Grade({
	panel,
	letter,
	perDot,
}: {
	readonly panel: PanelMarks
	readonly letter: string
	readonly perDot: number
}) {
	const { side, sign, shape, isHollow } = SIDES[panel.kind]
	const count = panel.counts.find((candidate) => candidate.letter === letter)?.count ?? 0
	return (
		<>
			{dotsOf(Math.ceil(count / perDot), side).map(({ x, y }) => (
				<Glyph key={`${x},${y}`} shape={shape} isHollow={isHollow} size={shape === 'circle' ? 0.4 : 0.38} x={x} y={y} />
			))}
			{panel.median === letter && (
				<line x1={sign * 4} x2={sign * 13} y1="9.5" y2="9.5" className="stroke-ink" strokeWidth="2.5" />
			)}
		</>
	)
}

const TRACK_LENGTH = 20

/** Agreement on one factor: at the left end none, at the right end full. */
function Track({ panel, x }: { readonly panel: PanelMarks; readonly x: string }) {
	const { shape, isHollow } = SIDES[panel.kind]
	const { agreementBasisPoints: agreement } = panel
	const place = agreement === null ? null : (agreement / 10_000 - 0.5) * TRACK_LENGTH
	return (
		<At x={x} y={TRACK + (panel.kind === 'stewards' ? 0 : 14)}>
			<line x1={-TRACK_LENGTH / 2} x2={TRACK_LENGTH / 2} y1="0" y2="0" className="stroke-edge" />
			{place !== null && <Glyph shape={shape} isHollow={isHollow} size={0.6} x={place} y={0} />}
		</At>
	)
}

function columnInWords({ name, panels }: FactorColumn): string {
	const parts = panels.map(({ kind, median, agreementBasisPoints: agreement }) =>
		[`${kind} ${median}`, agreement !== null && `agreement ${formatShare(agreement)}`].filter(Boolean).join(', '),
	)
	return `${name}: ${parts.join('; ')}.`
}

function Legend({ perDot }: { readonly perDot: number }) {
	const of = perDot === 1 ? 'one rater' : `up to ${perDot} raters`
	return (
		<ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-soft">
			<Entry shape="circle">Steward, left of the letter</Entry>
			<Entry shape="diamond" isHollow>
				Peer, right of the letter
			</Entry>
			<li>A dot is {of}; a dot that stands by X could not judge.</li>
			<li>The bar under dots is the median.</li>
			<li>Lowest two lines: agreement, from none at the left to full at the right.</li>
		</ul>
	)
}

function Entry({
	shape,
	isHollow = false,
	children,
}: {
	readonly shape: 'circle' | 'diamond'
	readonly isHollow?: boolean
	readonly children: string
}) {
	return (
		<li className="flex items-center gap-2">
			<svg width="12" height="12" aria-hidden="true">
				<Glyph shape={shape} isHollow={isHollow} x={6} y={6} size={0.8} />
			</svg>
			{children}
		</li>
	)
}

const SMALL = { column: 11, height: 30 }

/** Medians alone, for a row of a list: a circle is the stewards', a diamond the peers'; the higher, the graver. */
export function SmallFactorStrip({ columns }: { readonly columns: readonly FactorColumn[] }) {
	return (
		<Drawing
			title="Medians of the factors"
			desc={columns.map(columnInWords).join(' ')}
			width={columns.length * SMALL.column}
			height={SMALL.height}
		>
			{columns.map((column, index) => (
				<g key={column.key}>
					<line
						x1={(index + 0.5) * SMALL.column}
						x2={(index + 0.5) * SMALL.column}
						y1="4"
						y2={SMALL.height - 4}
						className="stroke-line"
					/>
					{column.panels.map((panel) => (
						<SmallMedian key={panel.kind} column={column} panel={panel} x={(index + 0.5) * SMALL.column} />
					))}
				</g>
			))}
		</Drawing>
	)
}

function SmallMedian({
	column,
	panel,
	x,
}: {
	readonly column: FactorColumn
	readonly panel: PanelMarks
	readonly x: number
}) {
	const depth = depthOf(column.letters, panel.median)
	const { shape, isHollow, sign } = SIDES[panel.kind]
	if (depth === null) return null
	return <Glyph shape={shape} isHollow={isHollow} size={0.5} x={x + sign * 2.5} y={4 + depth * (SMALL.height - 8)} />
}
