import type { DecodedView } from '@/lib/server/execution/view-plan'

const INDENT = ['pl-0', 'pl-3', 'pl-6', 'pl-9', 'pl-12'] as const

/** Calls read from bytes, each inside the one before it, in words first. */
export function DecodedCalls({ calls, label }: { readonly calls: readonly DecodedView[]; readonly label: string }) {
	return (
		<ol aria-label={label} className="space-y-3 wrap-anywhere">
			{calls.map((call, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: calls of rendered bytes never move
				<li key={at} className={INDENT[Math.min(call.depth, INDENT.length - 1)]}>
					<p>{call.inWords}</p>
					{call.problems.map((problem) => (
						<p key={problem} className="text-danger">
							<strong>Check this:</strong> {problem}
						</p>
					))}
					<p className="font-mono text-sm break-all text-soft">
						{call.contract}
						{call.to !== null && ` at ${call.to}`}
						{call.signature !== null && `: ${call.signature}`}
					</p>
					<ArgumentsOf call={call} />
				</li>
			))}
		</ol>
	)
}

/** Bytes that are read further down are not shown twice. */
function ArgumentsOf({ call }: { readonly call: DecodedView }) {
	const shown = call.arguments.filter(({ type }) => type !== 'bytes' && !type.startsWith('tuple'))
	if (shown.length === 0) return null
	return (
		<ul className="text-sm text-soft">
			{shown.map(({ name, unit, value }) => (
				<li key={name} className="break-words">
					<span className="font-mono">{name}</span> = <span className="font-mono break-all">{value}</span> ({unit})
				</li>
			))}
		</ul>
	)
}
