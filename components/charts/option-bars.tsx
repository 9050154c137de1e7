import { SupportBar } from './support-bar'

export type OptionBar = {
	readonly key: string
	readonly name: string
	/** What it stands for, and what it sets. */
	readonly words: string
	/** `5 approve`, `4 of 6 points`. */
	readonly figure: string
	/** Basis points. */
	readonly share: number
	/** Basis points; `null` where no share decides. */
	readonly threshold: number | null
	readonly thresholdText: string
	readonly isReached: boolean
	readonly isDecided: boolean
}

/** Options from the mildest to the harshest: bar of support, tick of its threshold where it has one, the decided one marked. */
export function OptionBars({ bars }: { readonly bars: readonly OptionBar[] }) {
	return (
		<ol className="border-l-2 border-edge">
			{bars.map((bar) => (
				<li
					key={bar.key}
					aria-current={bar.isDecided ? 'true' : undefined}
					className={`grid gap-x-8 gap-y-1 border-b border-line px-3 py-3 last:border-0 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] ${bar.isDecided ? '-ml-1 border-l-4 border-l-ink bg-sunken' : ''}`}
				>
					<div className="min-w-0">
						<p className="flex flex-wrap items-baseline justify-between gap-x-3">
							<span className={bar.isDecided ? 'font-semibold' : 'font-medium'}>{bar.name}</span>
							<span>
								{bar.figure}{' '}
								{bar.isDecided && (
									<span className="rounded border border-ink px-1.5 text-sm font-semibold">Decided</span>
								)}
							</span>
						</p>
						<SupportBar bar={bar} />
					</div>
					<p className="text-sm text-soft lg:pt-0.5">{bar.words}</p>
				</li>
			))}
		</ol>
	)
}
