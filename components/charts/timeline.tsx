import { formatDuration } from '@/lib/format/dates'

type Mark = { readonly kind: string; readonly label: string; readonly at: number }

const WIDTH = 720
const LEFT = 12
const RIGHT = 708

/** Marks to scale from start to end; the silence between start and detection is drawn as what it is. */
export function Timeline({ marks }: { readonly marks: readonly Mark[] }) {
	const sorted = [...marks].sort((left, right) => left.at - right.at)
	const first = sorted[0]
	const last = sorted.at(-1)
	if (!first || !last || first.at === last.at) return null
	const x = (at: number): number => LEFT + ((at - first.at) / (last.at - first.at)) * (RIGHT - LEFT)
	const started = sorted.find((mark) => mark.kind === 'started')
	const detected = sorted.find((mark) => mark.kind === 'detected')
	return (
		<figure className="space-y-2">
			<svg viewBox={`0 0 ${WIDTH} 70`} className="w-full min-w-72 text-ink" role="img">
				<title>Timeline to scale, {formatDuration(last.at - first.at)} from the first mark to the last</title>
				<line x1={LEFT} x2={RIGHT} y1="40" y2="40" stroke="currentColor" strokeOpacity="0.35" strokeWidth="2" />
				{started && detected && (
					<line x1={x(started.at)} x2={x(detected.at)} y1="40" y2="40" className="stroke-accent" strokeWidth="6" />
				)}
				{sorted.map((mark, index) => (
					<g key={`${mark.kind}-${mark.at}`}>
						<circle cx={x(mark.at)} cy="40" r="6" className="fill-paper stroke-ink" strokeWidth="2" />
						<text
							x={Math.min(Math.max(x(mark.at), 8), 640)}
							y={index % 2 === 0 ? 22 : 62}
							fontSize="12"
							fill="currentColor"
						>
							{mark.label}
						</text>
					</g>
				))}
			</svg>
			{started && detected && (
				<figcaption className="text-sm text-soft">
					The thick line is the time from the start until somebody noticed: {formatDuration(detected.at - started.at)}.
				</figcaption>
			)}
		</figure>
	)
}
