'use client'

import { type ReactNode, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'

type Row = { readonly id: string }

type Props<R extends Row> = {
	readonly title: string
	/** What one of them is called: "row", "figure". */
	readonly one: string
	readonly rows: readonly R[]
	readonly blank: () => R
	readonly onChange: (rows: readonly R[]) => void
	readonly children: (row: R, change: (part: Partial<R>) => void, index: number) => ReactNode
	readonly aside?: ReactNode
}

/** A list that is written: add, remove, move up and down with buttons; what moved is said aloud. */
export function RowsEditor<R extends Row>({ title, one, rows, blank, onChange, children, aside }: Props<R>) {
	const [told, setTold] = useState('')
	const list = useRef<HTMLFieldSetElement>(null)

	// A button at its end stays focusable, so that whoever moves a row by the keyboard is not thrown off the page.
	function move(index: number, by: -1 | 1) {
		if (index + by < 0 || index + by >= rows.length) return
		const next = [...rows]
		const [row] = next.splice(index, 1)
		if (!row) return
		next.splice(index + by, 0, row)
		onChange(next)
		setTold(`${one} ${index + 1} is now number ${index + 1 + by} of ${rows.length}`)
	}

	function remove(index: number) {
		onChange(rows.filter((_row, other) => other !== index))
		setTold(`${one} ${index + 1} removed`)
		list.current?.focus()
	}

	return (
		<fieldset ref={list} tabIndex={-1} className="min-w-0 space-y-4">
			<legend className="font-medium">{title}</legend>
			{rows.map((row, index) => (
				<div key={row.id} className="space-y-3 rounded border border-line p-3 sm:p-4">
					<div className="flex items-center justify-between gap-2">
						<span className="text-sm font-medium text-soft">
							{capital(one)} {index + 1}
						</span>
						<span className="flex">
							<IconButton
								label={`Move ${one} ${index + 1} up`}
								icon="up"
								aria-disabled={index === 0 || undefined}
								onClick={() => move(index, -1)}
							/>
							<IconButton
								label={`Move ${one} ${index + 1} down`}
								icon="down"
								aria-disabled={index === rows.length - 1 || undefined}
								onClick={() => move(index, 1)}
							/>
							<IconButton label={`Remove ${one} ${index + 1}`} icon="close" onClick={() => remove(index)} />
						</span>
					</div>
					{children(
						row,
						(part) => onChange(rows.map((other) => (other.id === row.id ? { ...other, ...part } : other))),
						index,
					)}
				</div>
			))}
			<div className="flex flex-wrap gap-3">
				<Button look="quiet" onClick={() => onChange([...rows, blank()])}>
					Add a {one}
				</Button>
				{aside}
			</div>
			<span aria-live="polite" className="sr-only">
				{told}
			</span>
		</fieldset>
	)
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1)
}
