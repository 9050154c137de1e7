import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

type Frame = {
	readonly label: string
	readonly name: string
	readonly hint?: string | undefined
	readonly error?: string | undefined
	readonly isOptional?: boolean
}

const BOX = 'w-full rounded border border-line bg-surface px-3 py-2 text-ink aria-[invalid=true]:border-refused'

/** Label, hint and error around one control, tied together for every reader. */
function Framed({ label, name, hint, error, isOptional, children }: Frame & { readonly children: ReactNode }) {
	return (
		<div className="space-y-1">
			<label htmlFor={name} className="block font-medium">
				{label} {isOptional && <span className="font-normal text-soft">(optional)</span>}
			</label>
			{hint && (
				<p id={`${name}-hint`} className="text-sm text-soft">
					{hint}
				</p>
			)}
			{children}
			{error && (
				<p id={`${name}-error`} className="text-sm font-medium text-refused">
					{error}
				</p>
			)}
		</div>
	)
}

function attributesOf({ name, hint, error }: Frame) {
	const ids = [hint && `${name}-hint`, error && `${name}-error`].filter((id) => id).join(' ')
	return { id: name, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': ids || undefined }
}

export function TextField({ label, hint, error, isOptional, ...rest }: Frame & InputHTMLAttributes<HTMLInputElement>) {
	const frame = { label, name: rest.name, hint, error, ...(isOptional && { isOptional }) }
	return (
		<Framed {...frame}>
			<input {...rest} {...attributesOf(frame)} className={BOX} />
		</Framed>
	)
}

export function TextArea({
	label,
	hint,
	error,
	isOptional,
	...rest
}: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
	const frame = { label, name: rest.name, hint, error, ...(isOptional && { isOptional }) }
	return (
		<Framed {...frame}>
			<textarea rows={4} {...rest} {...attributesOf(frame)} className={`${BOX} field-sizing-content min-h-24`} />
		</Framed>
	)
}

type Choice = { readonly value: string; readonly label: string }

export function Select({
	label,
	hint,
	error,
	isOptional,
	choices,
	...rest
}: Frame & SelectHTMLAttributes<HTMLSelectElement> & { readonly choices: readonly Choice[] }) {
	const frame = { label, name: rest.name, hint, error, ...(isOptional && { isOptional }) }
	return (
		<Framed {...frame}>
			<select {...rest} {...attributesOf(frame)} className={BOX}>
				{choices.map(({ value, label: text }) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</Framed>
	)
}

export function choicesOf(list: Readonly<Record<string, string>>): readonly Choice[] {
	return Object.entries(list).map(([value, label]) => ({ value, label }))
}
