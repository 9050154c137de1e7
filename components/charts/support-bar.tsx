import { useId } from 'react'
import { formatShare } from '@/lib/format/numbers'
import { Hatch } from './drawing'
import { Glyph } from './glyph'
import { percent } from './scale'

type Bar = {
	readonly name: string
	/** Basis points. */
	readonly share: number
	/** Basis points; `null` where no share decides. */
	readonly threshold: number | null
	readonly thresholdText: string
	readonly isReached: boolean
}

const WHOLE = 10_000

/** `57.1 %, needs more than half: reached`. */
export function supportInWords({ share, threshold, thresholdText, isReached }: Bar): string {
	if (threshold === null) return formatShare(share)
	return `${formatShare(share)}, needs ${thresholdText}: ${isReached ? 'reached' : 'not reached'}`
}

/** Support against the tick of its threshold; what reaches it is solid, the rest is hatched. */
export function SupportBar({ bar }: { readonly bar: Bar }) {
	const id = useId()
	const share = percent(bar.share / WHOLE)
	const isSolid = bar.isReached || bar.threshold === null
	return (
		<div className="pt-1">
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
					{...(isSolid ? { className: 'fill-ink' } : { className: 'stroke-soft', fill: `url(#${id}hatch)` })}
				/>
				{bar.threshold !== null && <Tick at={percent(bar.threshold / WHOLE)} />}
			</svg>
			<p className="text-sm text-soft" aria-hidden="true">
				{supportInWords(bar)}
			</p>
		</div>
	)
}

function Tick({ at }: { readonly at: string }) {
	return (
		<>
			<line x1={at} x2={at} y1="3" y2="23" className="stroke-paper" strokeWidth="5" />
			<line x1={at} x2={at} y1="3" y2="23" className="stroke-ink" strokeWidth="2" />
			<Glyph shape="up" size={0.6} x={at} y={22} />
		</>
	)
}
