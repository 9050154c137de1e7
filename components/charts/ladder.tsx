import { SupportBar } from './support-bar'

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
				<div className="pl-6">
					<SupportBar bar={bar} />
				</div>
			</div>
			<p className="pl-6 text-sm text-soft lg:pt-0.5 lg:pl-0">{words}</p>
		</li>
	)
}
