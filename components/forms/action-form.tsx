'use client'

import { type ReactNode, useActionState } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { type FormState, IDLE } from '@/lib/contracts/form-state'
import { FormNotice } from './form-notice'
import { OneTimeSecret } from './one-time-secret'

type Props = {
	readonly action: (previous: FormState, form: FormData) => Promise<FormState>
	readonly submit: string
	readonly look?: ButtonLook
	/** Fixed fields that go along. */
	readonly hidden?: Readonly<Record<string, string>>
	readonly children?: ReactNode
}

/** A form over one command: it says what it does, what came of it, and works without JavaScript too. */
export function ActionForm({ action, submit, look = 'primary', hidden = {}, children }: Props) {
	const [state, send, isPending] = useActionState(action, IDLE)
	return (
		<form
			action={send}
			// React empties a form once its action has run; what was typed stays until it is accepted.
			onReset={(event) => {
				if (state.status === 'invalid' || state.status === 'refused') event.preventDefault()
			}}
			className="space-y-4"
		>
			<FormNotice state={state} />
			{state.status === 'done' && state.once && <OneTimeSecret {...state.once} />}
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{children}
			<Button type="submit" look={look} disabled={isPending}>
				{isPending ? 'Working …' : submit}
			</Button>
		</form>
	)
}
