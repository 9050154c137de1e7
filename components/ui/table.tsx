import type { ReactNode } from 'react'

type Props = {
	readonly caption: string
	readonly head: readonly string[]
	readonly rows: readonly (readonly ReactNode[])[]
}

/** A table that scrolls by itself on a narrow screen, also with the keyboard. */
export function Table({ caption, head, rows }: Props) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a region would be a landmark too many
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<div role="group" className="overflow-x-auto" aria-label={caption} tabIndex={0}>
			<table className="w-full border-collapse text-left">
				<caption className="sr-only">{caption}</caption>
				<thead>
					<tr className="border-b border-line text-sm text-soft">
						{head.map((name) => (
							<th key={name} scope="col" className="py-2 pr-4 font-medium">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((cells, row) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows of a rendered table never move
						<tr key={row} className="border-b border-line align-top">
							{cells.map((cell, column) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: cells of a rendered table never move
								<td key={column} className="py-2 pr-4">
									{cell}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}
