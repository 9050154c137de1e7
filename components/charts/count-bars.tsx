import { formatCount } from '@/lib/format/numbers'
import { Drawing } from './drawing'
import { percent } from './scale'

export type CountBar = { readonly name: string; readonly count: number }

const ROW = 44
const BAR_TOP = 22

/** How often each of some things occurs: a bar for each, longest first, with its name above it. */
export function CountBars({ title, bars }: { readonly title: string; readonly bars: readonly CountBar[] }) {
	const most = Math.max(1, ...bars.map(({ count }) => count))
	const desc = bars.map(({ name, count }) => `${name}: ${formatCount(count)}`).join('; ')
	return (
		<Drawing title={title} desc={desc} height={bars.length * ROW}>
			{bars.map(({ name, count }, index) => (
				<g key={name} transform={`translate(0 ${index * ROW})`}>
					<text x="0" y={BAR_TOP - 7} className="fill-ink">
						{name}
					</text>
					<text x="100%" y={BAR_TOP - 7} textAnchor="end" className="fill-ink font-semibold">
						{formatCount(count)}
					</text>
					<rect x="0" y={BAR_TOP} width="100%" height="8" className="fill-sunken" />
					<rect x="0" y={BAR_TOP} width={percent(count / most)} height="8" className="fill-ink" />
				</g>
			))}
		</Drawing>
	)
}
