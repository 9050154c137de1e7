'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import type { Choice } from './choices'
import { BOX } from './field'
import { Icon } from './icon'
import { matching } from './matching'

export type PickerChoice = Choice & { readonly description?: string }

type Props = {
	readonly label: string
	readonly hint?: string
	readonly choices: readonly PickerChoice[]
	readonly picked: readonly string[]
	readonly onChange: (picked: readonly string[]) => void
	/** One replaces the other instead of joining it. */
	readonly isSingle?: boolean
}

/**
 * Some of many, found by typing. Arrow keys move, Enter picks, Escape closes, Backspace in the empty box takes the
 * last one back.
 */
export function Picker({ label, hint, choices, picked, onChange, isSingle = false }: Props) {
	const id = useId()
	const [typed, setTyped] = useState('')
	const [active, setActive] = useState(0)
	const [isOpen, setIsOpen] = useState(false)
	const found = matching(choices, typed, picked)
	const labelOf = (value: string): string => choices.find((choice) => choice.value === value)?.label ?? value
	const drop = (value: string) => onChange(picked.filter((other) => other !== value))

	function pick(choice: PickerChoice | undefined) {
		if (!choice) return
		onChange(isSingle ? [choice.value] : [...picked, choice.value])
		setTyped('')
		setActive(0)
		setIsOpen(false)
	}

	function onKeyDown(event: KeyboardEvent) {
		const last = picked.at(-1)
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			event.preventDefault()
			if (isOpen && found.length > 0)
				setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length)
			setIsOpen(true)
		} else if (event.key === 'Enter') {
			event.preventDefault()
			if (isOpen) pick(found[active])
		} else if (event.key === 'Escape') setIsOpen(false)
		else if (event.key === 'Backspace' && typed === '' && last !== undefined) drop(last)
	}

	return (
		<div className="space-y-1">
			<label htmlFor={id} className="block font-medium">
				{label}
			</label>
			{hint && (
				<p id={`${id}-hint`} className="text-sm text-soft">
					{hint}
				</p>
			)}
			<Picked picked={picked} labelOf={labelOf} drop={drop} />
			<div className="relative">
				<input
					id={id}
					role="combobox"
					aria-expanded={isOpen}
					aria-controls={`${id}-list`}
					aria-autocomplete="list"
					aria-activedescendant={isOpen && found[active] ? `${id}-${active}` : undefined}
					aria-describedby={hint && `${id}-hint`}
					autoComplete="off"
					value={typed}
					placeholder="Type to search"
					onChange={(event) => {
						setTyped(event.currentTarget.value)
						setIsOpen(true)
						setActive(0)
					}}
					onClick={() => setIsOpen(true)}
					onBlur={() => setIsOpen(false)}
					onKeyDown={onKeyDown}
					className={BOX}
				/>
				{isOpen && <Options {...{ id, label, found, active, pick }} />}
			</div>
			<span aria-live="polite" className="sr-only">
				{isOpen ? `${found.length} found` : `${picked.length} picked`}
			</span>
		</div>
	)
}

type PickedProps = {
	readonly picked: readonly string[]
	readonly labelOf: (value: string) => string
	readonly drop: (value: string) => void
}

function Picked({ picked, labelOf, drop }: PickedProps) {
	if (picked.length === 0) return null
	return (
		<ul className="flex flex-wrap gap-2">
			{picked.map((value) => (
				<li key={value} className="flex items-center gap-1 rounded border border-line bg-sunken pl-2 text-sm">
					{labelOf(value)}
					<button
						type="button"
						aria-label={`Take ${labelOf(value)} away`}
						onClick={() => drop(value)}
						className="flex size-8 items-center justify-center rounded text-soft hover:text-ink"
					>
						<Icon name="close" className="size-3.5" />
					</button>
				</li>
			))}
		</ul>
	)
}

type OptionsProps = {
	readonly id: string
	readonly label: string
	readonly found: readonly PickerChoice[]
	readonly active: number
	readonly pick: (choice: PickerChoice) => void
}

function Options({ id, label, found, active, pick }: OptionsProps) {
	return (
		<div
			id={`${id}-list`}
			role="listbox"
			aria-label={label}
			tabIndex={-1}
			className="absolute z-20 mt-1 max-h-72 w-full overflow-y-auto rounded border border-line bg-surface p-1 shadow-lg"
		>
			{found.map((choice, index) => (
				// biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the active one
				// biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keys
				<div
					key={choice.value}
					id={`${id}-${index}`}
					role="option"
					aria-selected={index === active}
					ref={index === active ? (row) => row?.scrollIntoView?.({ block: 'nearest' }) : undefined}
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => pick(choice)}
					className="cursor-pointer rounded px-2 py-1.5 hover:bg-sunken aria-selected:bg-accent-bg"
				>
					{choice.label}
					{choice.description && <span className="block text-sm text-soft">{choice.description}</span>}
				</div>
			))}
			{found.length === 0 && <p className="px-2 py-1.5 text-soft">Nothing matches; try a shorter word.</p>}
		</div>
	)
}
