import { useId } from 'react'
import { formatShare } from '@/lib/format/numbers'
import { Hatch } from './drawing'
import { Glyph } from './glyph'
import { percent } from './scale'

export type LadderBar = {
	readonly rung: number
	readonly name: string
	/** What the consequence means, and what it sets where it was decided. */
	readonly words: string
	/** Basis points. */
	readonly share: number
	readonly threshold: number
	readonly thresholdText: string
	readonly isReached: boolean
	readonly isDecided: boolean
}

const WHOLE = 10_000

/** The seven rungs from bottom to top: bar of support against the tick of its threshold, the decided one marked. */
export function Ladder({ bars }: { readonly bars: readonly LadderBar[] }) {
	return (
		<ol reversed className="border-l-2 border-edge">
			{[...bars].reverse().map((bar) => (
				<Rung key={bar.rung} bar={bar} />
			))}
		</ol>
	)
}

function Rung({ bar }: { readonly bar: LadderBar }) {
	const { rung, name, words, isDecided } = bar
	return (
		<li
			aria-current={isDecided ? 'true' : undefined}
			className={`grid gap-x-8 gap-y-1 border-b border-line px-3 py-3 last:border-0 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] ${isDecided ? '-ml-1 border-l-4 border-l-ink bg-sunken' : ''}`}
		>
			<div className="min-w-0">
				<p className="flex flex-wrap items-baseline justify-between gap-x-3">
					<span className={isDecided ? 'font-semibold' : 'font-medium'}>
						<span className="inline-block w-6 text-soft">{rung}</span>
						{name}
					</span>
					{isDecided && <span className="rounded border border-ink px-1.5 text-sm font-semibold">Decided</span>}
				</p>
				<Bar bar={bar} />
			</div>
			<p className="pl-6 text-sm text-soft lg:pt-0.5 lg:pl-0">{words}</p>
		</li>
	)
}

/** `57.1 %, needs more than 1/2; reached`. */
export function supportInWords({ share, thresholdText, isReached }: LadderBar): string {
	return `${formatShare(share)}, needs ${thresholdText}: ${isReached ? 'reached' : 'not reached'}`
}

/** Support that reaches its threshold is solid, other support is hatched. */
function Bar({ bar }: { readonly bar: LadderBar }) {
	const id = useId()
	const share = percent(bar.share / WHOLE)
	const threshold = percent(bar.threshold / WHOLE)
	return (
		<div className="pt-1 pl-6">
			<svg
				role="img"
				aria-labelledby={`${id}title`}
				aria-describedby={`${id}desc`}
				width="100%"
				height="24"
				className="block overflow-visible"
			>
				<title id={`${id}title`}>{`Support for ${bar.name.toLowerCase()}`}</title>
				<desc id={`${id}desc`}>{supportInWords(bar)}</desc>
				<Hatch id={`${id}hatch`} />
				<rect x="0" y="7" width="100%" height="12" className="fill-sunken stroke-line" />
				<rect
					x="0"
					y="7"
					width={share}
					height="12"
					{...(bar.isReached ? { className: 'fill-ink' } : { className: 'stroke-soft', fill: `url(#${id}hatch)` })}
				/>
				<line x1={threshold} x2={threshold} y1="3" y2="23" className="stroke-paper" strokeWidth="5" />
				<line x1={threshold} x2={threshold} y1="3" y2="23" className="stroke-ink" strokeWidth="2" />
				<Glyph shape="up" size={0.6} x={threshold} y={22} />
			</svg>
			<p className="text-sm text-soft" aria-hidden="true">
				{supportInWords(bar)}
			</p>
		</div>
	)
}
