import { formatShare } from '@/lib/format/numbers'

export type LadderBar = {
	readonly rung: number
	readonly name: string
	/** Basis points. */
	readonly share: number
	readonly threshold: number
	readonly thresholdText: string
	readonly isDecided: boolean
}

/** The seven rungs from bottom to top: bar of support against the mark of its threshold, the decided one named. */
export function Ladder({ bars }: { readonly bars: readonly LadderBar[] }) {
	return (
		<ol reversed className="space-y-2">
			{[...bars].reverse().map((bar) => (
				<li key={bar.rung} className="grid grid-cols-1 gap-x-4 sm:grid-cols-[15rem_1fr_9rem] sm:items-center">
					<span className={bar.isDecided ? 'font-semibold' : ''}>
						{bar.rung}. {bar.name}
						{bar.isDecided && <span className="text-accent"> ← decided</span>}
					</span>
					<svg viewBox="0 0 200 16" preserveAspectRatio="none" className="h-4 w-full" aria-hidden="true">
						<rect x="0" y="2" width="200" height="12" className="fill-sunken" />
						<rect
							x="0"
							y="2"
							width={bar.share / 50}
							height="12"
							className={bar.isDecided ? 'fill-accent' : 'fill-soft'}
						/>
						<line
							x1={bar.threshold / 50}
							x2={bar.threshold / 50}
							y1="0"
							y2="16"
							className="stroke-ink"
							strokeWidth="1"
						/>
					</svg>
					<span className="text-sm text-soft">
						{formatShare(bar.share)}, needs {bar.thresholdText}
					</span>
				</li>
			))}
		</ol>
	)
}
