import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

export type FieldFrame = {
	readonly label: string
	readonly name: string
	readonly hint?: string | undefined
	readonly error?: string | undefined
	readonly isOptional?: boolean
}

export const BOX =
	'w-full min-h-11 rounded border border-edge bg-surface px-3 py-2 text-ink placeholder:text-soft disabled:bg-sunken disabled:text-soft aria-[invalid=true]:border-2 aria-[invalid=true]:border-refused'

/** Label, hint and error around one control, tied together for every reader. */
export function Field({
	label,
	name,
	hint,
	error,
	isOptional,
	children,
}: FieldFrame & { readonly children: ReactNode }) {
	return (
		<div className="space-y-1">
			<label htmlFor={name} className="block font-medium">
				{label} {isOptional && <span className="font-normal text-soft">(optional)</span>}
			</label>
			<FieldHint name={name} hint={hint} />
			{children}
			<FieldError name={name} error={error} />
		</div>
	)
}

export function FieldHint({ name, hint }: Pick<FieldFrame, 'name' | 'hint'>) {
	if (!hint) return null
	return (
		<p id={`${name}-hint`} className="max-w-prose text-sm text-soft">
			{hint}
		</p>
	)
}

export function FieldError({ name, error }: Pick<FieldFrame, 'name' | 'error'>) {
	if (!error) return null
	return (
		<p id={`${name}-error`} className="text-sm font-medium text-refused">
			{error}
		</p>
	)
}

/** What a control needs, so that its label, hint and error belong to it. */
export function attributesOf({ name, hint, error }: Pick<FieldFrame, 'name' | 'hint' | 'error'>) {
	const ids = [hint && `${name}-hint`, error && `${name}-error`].filter((id) => id).join(' ')
	return { id: name, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': ids || undefined }
}

export function TextField({
	label,
	hint,
	error,
	isOptional,
	...rest
}: FieldFrame & InputHTMLAttributes<HTMLInputElement>) {
	const frame = { label, name: rest.name, hint, error, ...(isOptional && { isOptional }) }
	return (
		<Field {...frame}>
			<input {...rest} {...attributesOf(frame)} className={BOX} />
		</Field>
	)
}

/** Grows with what is written in it, where the browser can. */
export function TextArea({
	label,
	hint,
	error,
	isOptional,
	...rest
}: FieldFrame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
	const frame = { label, name: rest.name, hint, error, ...(isOptional && { isOptional }) }
	return (
		<Field {...frame}>
			<textarea rows={4} {...rest} {...attributesOf(frame)} className={`${BOX} field-sizing-content min-h-24`} />
		</Field>
	)
}

export type Choice = { readonly value: string; readonly label: string }

export function Select({
	label,
	hint,
	error,
	isOptional,
	choices,
	...rest
}: FieldFrame & SelectHTMLAttributes<HTMLSelectElement> & { readonly choices: readonly Choice[] }) {
	const frame = { label, name: rest.name, hint, error, ...(isOptional && { isOptional }) }
	return (
		<Field {...frame}>
			<select {...rest} {...attributesOf(frame)} className={BOX}>
				{choices.map(({ value, label: text }) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</Field>
	)
}

export function choicesOf(list: Readonly<Record<string, string>>): readonly Choice[] {
	return Object.entries(list).map(([value, label]) => ({ value, label }))
}
