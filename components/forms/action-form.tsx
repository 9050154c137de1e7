'use client'

import { unstable_rethrow } from 'next/navigation'
import {
	type FormEvent,
	type ReactNode,
	useActionState,
	useEffect,
	useId,
	useRef,
	useState,
	useTransition,
} from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { FieldIssues } from '@/components/ui/field-issues'
import { type FormState, IDLE } from '@/lib/contracts/form-state'
import { useAnnounce } from './announcer'
import { FormNotice } from './form-notice'
import { OneTimeSecret } from './one-time-secret'
import { Receipts } from './receipts'
import { useKeptText } from './use-kept-text'

type Props = {
	readonly action: (previous: FormState, form: FormData) => Promise<FormState>
	readonly submit: string
	readonly look?: ButtonLook
	/** Fixed fields that go along. */
	readonly hidden?: Readonly<Record<string, string>>
	/** Names what is written here, `reply.<case>`: its long texts then wait on this device until they are sent. */
	readonly keepAs?: string
	readonly children?: ReactNode
}

/**
 * A form over one command: it says what it does and what came of it. What was typed stays where it is until the
 * command has accepted it. Without JavaScript the browser sends it by itself.
 */
export function ActionForm({ action, submit, look = 'primary', hidden = {}, keepAs, children }: Props) {
	const [fallback, send] = useActionState(action, IDLE)
	const [answer, setAnswer] = useState<FormState | null>(null)
	const [isPending, start] = useTransition()
	const announce = useAnnounce()
	const scope = useId()
	const box = useRef<HTMLFormElement>(null)
	const state = answer ?? fallback
	const dropKept = useKeptText(box, keepAs)
	const failed = state.status === 'invalid' || state.status === 'refused'

	useEffect(() => {
		if (failed) box.current?.querySelector<HTMLElement>('[role="alert"]')?.focus()
	}, [failed])

	function submitHere(event: FormEvent<HTMLFormElement>) {
		event.preventDefault() // React would empty the fields, whatever the answer is
		if (isPending) return
		const form = event.currentTarget
		const fields = new FormData(form)
		start(async () => {
			const next = await action(state, fields).catch(unanswered)
			if (next?.status === 'done') {
				announce(next.sentence)
				form.reset()
				dropKept()
			}
			setAnswer(next ?? IDLE)
		})
	}

	return (
		<form ref={box} action={send} onSubmit={submitHere} className="space-y-4" noValidate>
			{state.status !== 'done' && <FormNotice state={state} scope={scope} />}
			{state.status === 'done' && state.once && <OneTimeSecret {...state.once} />}
			{state.status === 'done' && <Receipts leaves={state.receipts ?? []} />}
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<FieldIssues scope={scope} issues={failed ? state.issues : []}>
				{children}
			</FieldIssues>
			<Button type="submit" look={look} aria-disabled={isPending || undefined}>
				{isPending ? 'Working …' : submit}
			</Button>
		</form>
	)
}

/** No answer at all: the connection or the server is gone, and what was typed must not go with it. */
function unanswered(error: unknown): FormState {
	unstable_rethrow(error) // how Next says that the answer is another page
	const sentence = 'Guardrail did not answer, so this may not be done. What you typed is still here; try again.'
	return { status: 'refused', code: 'internal', sentence, issues: [], typed: {} }
}
