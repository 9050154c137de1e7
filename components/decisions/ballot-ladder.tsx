'use client'

import { percent } from '@/components/charts/scale'
import { describeThreshold } from '@/lib/domain/decisions/threshold'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { ParameterFields } from './parameter-fields'

type Props = {
	readonly ladder: readonly LadderRung[]
	/** The rung as text, `abstain`, or empty. */
	readonly chosen: string
	readonly onChoose: (rung: string) => void
}

/** The empty ladder is the ballot: a place to choose on each rung, with what it takes, and beneath the chosen one what it sets. */
export function BallotLadder({ ladder, chosen, onChoose }: Props) {
	return (
		<fieldset>
			<legend className="mb-1 text-lg font-semibold">The most severe consequence that you would support</legend>
			<p className="mb-3 max-w-prose text-sm text-soft">
				Your ballot counts for the rung that you choose and for every milder one. The line in each bar is the share that
				the rung needs of the ballots that choose one.
			</p>
			<div className="border-l-2 border-edge">
				{[...ladder].reverse().map((rung) => (
					<Rung key={rung.rung} {...{ rung, chosen, onChoose }} />
				))}
			</div>
			<label className={`mt-2 ${ROW}`}>
				<input
					type="radio"
					name="rung"
					value="abstain"
					checked={chosen === 'abstain'}
					onChange={() => onChoose('abstain')}
					className="mt-1.5 size-4 shrink-0"
				/>
				<span>
					<span className="font-medium">Abstain</span> <span className="text-soft">You count for the quorum only.</span>
				</span>
			</label>
		</fieldset>
	)
}

const ROW = 'flex cursor-pointer gap-3 rounded px-3 py-2 hover:bg-sunken has-checked:bg-accent-bg'

function Rung({ rung, chosen, onChoose }: Omit<Props, 'ladder'> & { readonly rung: LadderRung }) {
	const value = String(rung.rung)
	const isChosen = chosen === value
	const isSupported = chosen !== '' && chosen !== 'abstain' && rung.rung <= Number(chosen)
	return (
		<div
			className={`-ml-0.5 border-b border-line border-l-4 last:border-b-0 ${isSupported ? 'border-l-accent' : 'border-l-transparent'}`}
		>
			<label className={ROW}>
				<input
					type="radio"
					name="rung"
					required
					value={value}
					checked={isChosen}
					onChange={() => onChoose(value)}
					className="mt-1.5 size-4 shrink-0"
				/>
				<span className="min-w-0 flex-1 space-y-1">
					<span className="block">
						<span className="font-medium">{rung.name}</span>{' '}
						<span className="text-sm text-soft" aria-hidden="true">
							rung {rung.rung}
						</span>
					</span>
					<EmptyBar rung={rung} />
					<span className="block text-sm text-soft">{rung.description}</span>
					<span className="block text-sm text-soft">
						It needs {describeThreshold(rung.threshold)}.{' '}
						{rung.authority === 'recommends' && 'The vote recommends it to the venue that can carry it out.'}
					</span>
				</span>
			</label>
			{isChosen && rung.parameters.length > 0 && (
				<div className="space-y-4 px-3 pt-1 pb-4 pl-10">
					<ParameterFields fields={rung.parameters} />
				</div>
			)}
		</div>
	)
}

/** The bar of support as the ladder draws it once votes are in, still empty, with the tick of its threshold. */
function EmptyBar({ rung: { threshold } }: { readonly rung: LadderRung }) {
	const at = percent(threshold.numerator / threshold.denominator)
	return (
		<svg aria-hidden="true" width="100%" height="14" className="block max-w-md overflow-visible">
			<rect x="0" y="3" width="100%" height="8" className="fill-sunken stroke-line" />
			<line x1={at} x2={at} y1="0" y2="14" className="stroke-ink" strokeWidth="2" />
		</svg>
	)
}
