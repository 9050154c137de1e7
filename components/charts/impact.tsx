import { useId } from 'react'
import { formatDay } from '@/lib/format/dates'
import { formatCount, formatEth } from '@/lib/format/numbers'
import { Drawing, Hatch } from './drawing'
import { Glyph } from './glyph'
import { type Axis, axisFor, percent, shareOf } from './scale'

export type ImpactVersion = {
	readonly id: string
	readonly kind: 'estimate' | 'actual'
	readonly lossGwei: string
	readonly lowGwei: string | null
	readonly highGwei: string | null
	readonly asOf: string | null
}

const ROW = 46
const GWEI_PER_ETH = 1_000_000_000

/** Only for a place on an axis; figures are printed from whole gwei. */
function ethOf(gwei: string | null): number | null {
	return gwei === null ? null : Number(gwei) / GWEI_PER_ETH
}

export type ImpactRow = {
	readonly version: ImpactVersion
	readonly name: string
	readonly at: number
	readonly range: readonly [number, number] | null
}

/** Every version on one axis: the place of its figure, and of its range where one was given. */
export function layOutImpact(versions: readonly ImpactVersion[]): {
	readonly axis: Axis
	readonly rows: readonly ImpactRow[]
} {
	const eth = (gwei: string | null): number => ethOf(gwei) ?? 0
	const axis = axisFor(
		versions.flatMap(({ lossGwei, lowGwei, highGwei }) => [eth(lossGwei), eth(lowGwei), eth(highGwei)]),
		3,
	)
	const place = (gwei: string): number => shareOf(eth(gwei), axis.ends)
	return {
		axis,
		rows: versions.map((version) => {
			const { kind, asOf, lossGwei, lowGwei, highGwei } = version
			const isRange = lowGwei !== null || highGwei !== null
			return {
				version,
				name: `${kind === 'actual' ? 'Actual' : 'Estimate'}, ${asOf === null ? 'no date' : formatDay(asOf)}`,
				at: place(lossGwei),
				range: isRange ? [place(lowGwei ?? lossGwei), place(highGwei ?? lossGwei)] : null,
			}
		}),
	}
}

/** `13.4 ETH, from 12 ETH to 15 ETH`. */
export function impactInWords({ lossGwei, lowGwei, highGwei }: ImpactVersion): string {
	if (lowGwei === null && highGwei === null) return formatEth(lossGwei)
	return `${formatEth(lossGwei)}, from ${formatEth(lowGwei ?? lossGwei)} to ${formatEth(highGwei ?? lossGwei)}`
}

/** Versions of the loss from estimate to actual, the oldest on top. A circle is an estimate, a diamond the actual. */
export function Impact({ versions }: { readonly versions: readonly ImpactVersion[] }) {
	const hatch = useId()
	const { axis, rows } = layOutImpact(versions)
	const foot = rows.length * ROW
	return (
		<Drawing
			title="The loss, from estimate to actual"
			desc={rows.map(({ version, name }) => `${name}: ${impactInWords(version)}.`).join(' ')}
			height={foot + 28}
			className="max-w-3xl"
		>
			<Hatch id={hatch} />
			{axis.ticks.map((tick, index) => (
				<Tick
					key={tick}
					share={shareOf(tick, axis.ends)}
					foot={foot}
					name={`${formatCount(tick)}${index === axis.ticks.length - 1 ? ' ETH' : ''}`}
				/>
			))}
			{rows.map((row, index) => (
				<Row key={row.version.id} row={row} y={index * ROW} hatch={hatch} />
			))}
		</Drawing>
	)
}

function Tick({ share, foot, name }: { readonly share: number; readonly foot: number; readonly name: string }) {
	const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle'
	return (
		<g>
			<line x1={percent(share)} x2={percent(share)} y1="0" y2={foot + 6} className="stroke-line" strokeWidth="1" />
			<text x={percent(share)} y={foot + 22} textAnchor={anchor} className="fill-soft">
				{name}
			</text>
		</g>
	)
}

function Row({ row, y, hatch }: { readonly row: ImpactRow; readonly y: number; readonly hatch: string }) {
	const { version, name, at, range } = row
	const line = y + 33
	return (
		<g>
			<text x="0" y={y + 16} className="halo fill-soft">
				{name}
			</text>
			<text x="100%" y={y + 16} textAnchor="end" className="halo fill-ink" fontWeight="600">
				{formatEth(version.lossGwei)}
			</text>
			<line x1="0" x2="100%" y1={line} y2={line} className="stroke-line" strokeWidth="1" />
			{range && (
				<rect
					x={percent(range[0])}
					width={percent(range[1] - range[0])}
					y={line - 5}
					height="10"
					fill={`url(#${hatch})`}
					className="stroke-soft"
				/>
			)}
			<Glyph
				shape={version.kind === 'actual' ? 'diamond' : 'circle'}
				isHollow={version.kind === 'estimate'}
				x={percent(at)}
				y={line}
			/>
		</g>
	)
}
