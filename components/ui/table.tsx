import type { ReactNode } from 'react'

type Props = {
	readonly caption: string
	readonly head: readonly string[]
	readonly rows: readonly (readonly ReactNode[])[]
	/** On a phone: rows become lists of labelled facts, or the table scrolls by itself. */
	readonly narrow?: 'stack' | 'scroll'
	/** Columns of figures, counted from zero; they are set flush right. */
	readonly figures?: readonly number[]
	readonly density?: 'comfortable' | 'compact'
}

/** A table; where it is wider than its place it scrolls by itself, also with the keyboard. */
export function Table({ caption, head, rows, narrow = 'stack', figures = [], density = 'comfortable' }: Props) {
	const pad = density === 'compact' ? 'py-1' : 'py-2.5'
	const align = (column: number): string => (figures.includes(column) ? 'md:text-right' : '')
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a region would be a landmark too many
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<div role="group" className="overflow-x-auto" aria-label={caption} tabIndex={0}>
			<table className={`w-full border-collapse text-left ${narrow === 'stack' ? 'stacks' : ''}`}>
				<caption className="sr-only">{caption}</caption>
				<thead>
					<tr className="border-b border-edge text-sm text-soft">
						{head.map((name, column) => (
							<th key={name} scope="col" className={`pr-5 pb-2 align-bottom font-medium last:pr-0 ${align(column)}`}>
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((cells, row) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows of a rendered table never move
						<tr key={row} className="border-b border-line align-top last:border-0">
							{cells.map((cell, column) => (
								<td
									// biome-ignore lint/suspicious/noArrayIndexKey: cells of a rendered table never move
									key={column}
									data-label={head[column]}
									className={`pr-5 last:pr-0 ${pad} ${align(column)}`}
								>
									<div>{cell}</div>
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}
