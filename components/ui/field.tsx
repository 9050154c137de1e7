'use client'

import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import type { Choice } from './choices'
import { useFieldInForm } from './field-issues'

export type FieldFrame = {
	readonly label: string
	readonly name: string
	readonly hint?: string | undefined
	readonly error?: string | undefined
	readonly isOptional?: boolean
}

export const BOX =
	'w-full min-h-11 rounded border border-edge bg-surface px-3 py-2 text-ink placeholder:text-soft disabled:bg-sunken disabled:text-soft aria-[invalid=true]:border-2 aria-[invalid=true]:border-refused'

type ControlAttributes = {
	readonly id: string
	readonly 'aria-invalid': true | undefined
	readonly 'aria-describedby': string | undefined
}

type Props = FieldFrame & { readonly children: (control: ControlAttributes) => ReactNode }

/** Label, hint and error around one control, tied together for every reader. */
export function Field({ label, name, hint, error, isOptional, children }: Props) {
	const { id, issue } = useFieldInForm(name)
	const said = error ?? issue
	const described = [hint && `${id}-hint`, said && `${id}-error`].filter(Boolean).join(' ')
	return (
		<div className="space-y-1">
			<label htmlFor={id} className="block font-medium">
				{label} {isOptional && <span className="font-normal text-soft">(optional)</span>}
			</label>
			{hint && (
				<p id={`${id}-hint`} className="max-w-prose text-sm text-soft">
					{hint}
				</p>
			)}
			{children({ id, 'aria-invalid': said ? true : undefined, 'aria-describedby': described || undefined })}
			{said && (
				<p id={`${id}-error`} className="text-sm font-medium text-refused">
					{said}
				</p>
			)}
		</div>
	)
}

type Rest<T> = Omit<T, keyof FieldFrame>

export function TextField({
	label,
	name,
	hint,
	error,
	isOptional = false,
	...rest
}: FieldFrame & Rest<InputHTMLAttributes<HTMLInputElement>>) {
	return (
		<Field {...{ label, name, hint, error, isOptional }}>
			{(control) => <input {...rest} {...control} name={name} className={BOX} />}
		</Field>
	)
}

/** Grows with what is written in it, where the browser can. */
export function TextArea({
	label,
	name,
	hint,
	error,
	isOptional = false,
	...rest
}: FieldFrame & Rest<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
	return (
		<Field {...{ label, name, hint, error, isOptional }}>
			{(control) => (
				<textarea rows={4} {...rest} {...control} name={name} className={`${BOX} field-sizing-content min-h-24`} />
			)}
		</Field>
	)
}

export function Select({
	label,
	name,
	hint,
	error,
	isOptional = false,
	choices,
	...rest
}: FieldFrame & Rest<SelectHTMLAttributes<HTMLSelectElement>> & { readonly choices: readonly Choice[] }) {
	return (
		<Field {...{ label, name, hint, error, isOptional }}>
			{(control) => (
				<select {...rest} {...control} name={name} className={BOX}>
					{choices.map(({ value, label: text }) => (
						<option key={value} value={value}>
							{text}
						</option>
					))}
				</select>
			)}
		</Field>
	)
}
