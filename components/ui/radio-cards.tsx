'use client'

import type { ReactNode } from 'react'
import type { FieldFrame } from './field'
import { useFieldInForm } from './field-issues'

type RadioCard = { readonly value: string; readonly label: string; readonly description?: ReactNode }

type Props = FieldFrame & { readonly cards: readonly RadioCard[]; readonly defaultValue?: string | undefined }

/** One of few, each with a line that says what it means; the whole card can be pressed. */
export function RadioCards({ label, name, hint, error, cards, defaultValue }: Props) {
	const { id, issue } = useFieldInForm(name)
	const said = error ?? issue
	return (
		<fieldset id={id} className="min-w-0" aria-describedby={said ? `${id}-error` : undefined}>
			<legend className="mb-1 font-medium">{label}</legend>
			{hint && <p className="mb-2 max-w-prose text-sm text-soft">{hint}</p>}
			<div className="grid gap-2 sm:grid-cols-2">
				{cards.map((card) => (
					<label key={card.value} className={CARD}>
						<input
							type="radio"
							name={name}
							value={card.value}
							defaultChecked={card.value === defaultValue}
							className="mt-1 size-4 shrink-0"
						/>
						<span>
							<span className="font-medium">{card.label}</span>{' '}
							{card.description && <span className="block text-sm text-soft">{card.description}</span>}
						</span>
					</label>
				))}
			</div>
			{said && (
				<p id={`${id}-error`} className="mt-1 text-sm font-medium text-refused">
					{said}
				</p>
			)}
		</fieldset>
	)
}

const CARD =
	'flex cursor-pointer gap-3 rounded border border-line bg-surface px-3 py-2 hover:border-edge has-checked:border-accent has-checked:bg-accent-bg has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent'
