'use client'

import { type DragEvent, type FormEvent, type MouseEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { BOX, Field, TextArea, TextField } from '@/components/ui/field'
import type { GivenFile } from '@/lib/verify/verify-files'
import { ReportOfFiles } from './report-of-files'
import { useVerifier, type VerifierState } from './use-verifier'

const KEY = /^[0-9a-f]{64}$/

/** `ownKey`: the public key of the installation that serves the page, for those who trust it. */
type Props = { readonly ownKey: string }

/** Paste or drop files; they are checked in this browser, and nothing is sent anywhere. */
export function VerifyDesk({ ownKey }: Props) {
	const { state, verify } = useVerifier()
	const [trouble, setTrouble] = useState<{ readonly files?: string; readonly keys?: string }>({})

	async function check(given: readonly File[], form: HTMLFormElement) {
		const fields = new FormData(form)
		const trustedKeys = `${fields.get('keys') ?? ''}`
			.toLowerCase()
			.split(/[\s,]+/)
			.filter(Boolean)
		const pasted = `${fields.get('pasted') ?? ''}`.trim()
		const files: GivenFile[] = await Promise.all(
			given.map(async (file) => ({ name: file.name, text: await file.text() })),
		)
		if (pasted !== '') files.push({ name: 'what you pasted', text: pasted })
		const wrongKey = trustedKeys.find((key) => !KEY.test(key))
		setTrouble({
			...(files.length === 0 && { files: 'Choose a file, drop one here, or paste its text below.' }),
			...(wrongKey !== undefined && { keys: `"${wrongKey}" is not a public key of 64 hex digits.` }),
		})
		if (files.length > 0 && wrongKey === undefined) verify({ files, trustedKeys })
	}

	function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const form = event.currentTarget
		const chosen = form.elements.namedItem('files')
		void check(chosen instanceof HTMLInputElement ? [...(chosen.files ?? [])] : [], form)
	}

	function drop(event: DragEvent<HTMLFormElement>) {
		event.preventDefault()
		void check([...event.dataTransfer.files], event.currentTarget)
	}

	const isBusy = state.kind === 'loading' || state.kind === 'working'
	return (
		<div className="space-y-6">
			<form
				onSubmit={submit}
				onDrop={drop}
				onDragOver={(event) => event.preventDefault()}
				className="space-y-4 rounded border border-dashed border-edge p-4"
			>
				<Field
					name="files"
					label="Files"
					hint="The bundle of a vote; with it, if you have them, your receipts and checkpoints that you kept. Drop them anywhere in this box."
					error={trouble.files}
				>
					{(control) => (
						<input type="file" multiple accept=".json,application/json" {...control} name="files" className={BOX} />
					)}
				</Field>
				<TextArea name="pasted" label="Or paste the text of one" isOptional spellCheck={false} />
				<TextField
					name="keys"
					label="Public keys that you trust"
					hint="64 hex digits each. Without one, the bundle is checked against the key that it names itself."
					error={trouble.keys}
					isOptional
					spellCheck={false}
				/>
				<OwnKey publicKey={ownKey} />
				<Button type="submit" disabled={isBusy || state.kind === 'failed'}>
					Check
				</Button>
				<p role="status" className="text-soft">
					{inWords(state)}
				</p>
			</form>
			{state.kind === 'done' && <ReportOfFiles reports={state.reports} />}
		</div>
	)
}

function OwnKey({ publicKey }: { readonly publicKey: string }) {
	function trust(event: MouseEvent<HTMLButtonElement>) {
		const field = event.currentTarget.form?.elements.namedItem('keys')
		if (field instanceof HTMLInputElement && !field.value.includes(publicKey))
			field.value = [field.value.trim(), publicKey].filter(Boolean).join(' ')
	}
	return (
		<div className="space-y-2">
			<p className="text-soft">
				The key of this installation is <code className="text-sm break-all">{publicKey}</code>. Compare it with the key
				that the DAO publishes.
			</p>
			<Button look="quiet" onClick={trust}>
				Trust this key
			</Button>
		</div>
	)
}

function inWords(state: VerifierState): string {
	if (state.kind === 'loading') return 'The verifier is being loaded.'
	if (state.kind === 'ready') return 'The verifier is loaded. You can go offline now; nothing is sent anywhere.'
	if (state.kind === 'failed') return 'This browser cannot run the verifier; use npm run verify, as described below.'
	return state.kind === 'working' ? state.sentence : 'Checked; nothing was sent anywhere.'
}
