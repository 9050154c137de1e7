'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import type { Template, Told } from '@/components/decisions/cast'
import { Signing } from '@/components/decisions/signing'
import { Button } from '@/components/ui/button'
import { Select, TextField } from '@/components/ui/field'
import type { Wallet } from '@/components/wallet/wallet'
import { NOBODY } from '@/lib/domain/decisions/delegation-message'
import { shorten } from '@/lib/format/numbers'
import type { DelegateView } from '@/lib/server/decisions/queries/get-my-delegation'
import { fetchDelegationTemplate, sendDelegation } from './delegate'

type Props = {
	readonly candidates: readonly DelegateView[]
	/** Whether there is a delegation to take back. */
	readonly isDelegating: boolean
	readonly demoIndex: number | null
}

const OTHER = 'other'

/** Choose who votes for you, see in words what will be signed, sign. */
export function DelegationForm({ candidates, isDelegating, demoIndex }: Props) {
	const router = useRouter()
	const [choice, setChoice] = useState(candidates[0]?.address ?? OTHER)
	const [template, setTemplate] = useState<Template | null>(null)
	const [told, setTold] = useState<Told | null>(null)

	async function show(delegate: string) {
		const found = await fetchDelegationTemplate(delegate)
		setTemplate(typeof found === 'string' ? null : found)
		setTold(typeof found === 'string' ? { ok: false, sentence: found } : null)
	}

	function preview(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const typed = String(new FormData(event.currentTarget).get('address') ?? '').trim()
		return show(choice === OTHER ? typed : choice)
	}

	async function sign(prepared: Template, open: () => Promise<Wallet | null>) {
		try {
			const wallet = await open()
			setTold(
				wallet
					? await sendDelegation(wallet, prepared)
					: { ok: false, sentence: 'This browser has no wallet to sign with.' },
			)
			router.refresh()
		} catch {
			setTold({ ok: false, sentence: 'The wallet did not sign; nothing was handed in.' })
		}
		setTemplate(null)
	}

	return (
		<form onSubmit={preview} onInput={() => setTemplate(null)} className="space-y-6">
			<p
				role="status"
				aria-live="polite"
				className={
					told ? `rounded px-4 py-3 ${told.ok ? 'bg-done-bg text-done' : 'bg-refused-bg text-refused'}` : 'sr-only'
				}
			>
				{told?.sentence}
			</p>
			<Select
				label="Who votes for you"
				name="delegate"
				value={choice}
				onChange={(event) => setChoice(event.target.value)}
				choices={[
					...candidates.map(({ name, address }) => ({ value: address, label: `${name} (${shorten(address)})` })),
					{ value: OTHER, label: 'Another wallet' },
				]}
			/>
			{choice === OTHER && (
				<TextField
					label="Address of their wallet"
					name="address"
					hint="They must have signed in here with it once."
					autoComplete="off"
					spellCheck={false}
				/>
			)}
			{template === null && (
				<div className="flex flex-wrap gap-3">
					<Button type="submit">See what I sign</Button>
					{isDelegating && (
						<Button look="quiet" onClick={() => show(NOBODY)}>
							Take my delegation back
						</Button>
					)}
				</div>
			)}
			{template && <Signing template={template} demoIndex={demoIndex} sign={sign} verb="Sign the delegation" />}
		</form>
	)
}
