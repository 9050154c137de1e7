import { Disclosure } from '@/components/ui/disclosure'
import { formatBytes } from '@/lib/format/numbers'
import type { StepView } from '@/lib/server/execution/view-plan'
import { CopyText } from './copy-text'
import { DecodedCalls } from './decoded-calls'
import { ScrollingText } from './scrolling-text'

const FORMS = { call: 'Calldata', script: 'Script', input: 'Factory call data' } as const
type Layer = StepView['calldata'][number]

/** The bytes of a step: what somebody sends first, then what it wraps, each to be copied. */
export function CalldataOfStep({ step }: { readonly step: StepView }) {
	if (step.calldata.length === 0) return null
	const sent = step.calldata.filter((layer) => layer.isTransaction)
	const inside = step.calldata.filter((layer) => !layer.isTransaction)
	return (
		<div className="space-y-3">
			{sent.map((layer) => (
				<Bytes key={layer.data} layer={layer} />
			))}
			{step.decoded.length > 0 && (
				<Disclosure summary="What these bytes say, read back">
					<DecodedCalls calls={step.decoded} label={`Calls inside "${step.title}"`} />
				</Disclosure>
			)}
			<Disclosure summary={sent.length === 0 ? 'Calldata' : 'The parts, for those who wrap them themselves'}>
				<div className="space-y-4">
					{inside.map((layer) => (
						<Bytes key={`${layer.title}${layer.data}`} layer={layer} />
					))}
				</div>
			</Disclosure>
		</div>
	)
}

function Bytes({ layer }: { readonly layer: Layer }) {
	const what = FORMS[layer.form]
	return (
		<div className="space-y-1">
			<p>{layer.title}</p>
			<p className="text-sm break-all text-soft">
				{what}, {formatBytes((layer.data.length - 2) / 2)}
				{layer.contract !== null && ` for ${layer.contract}`}
				{layer.to === null ? ', address not known' : ` at ${layer.to}`}
				{layer.signature !== null && `: ${layer.signature}`}
			</p>
			<ScrollingText label={what}>{layer.data}</ScrollingText>
			<CopyText text={layer.data} what={what.toLowerCase()} />
		</div>
	)
}
