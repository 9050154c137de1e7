'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Signing } from '@/components/decisions/signing'
import { ToldNotice } from '@/components/decisions/told-notice'
import { useSigning } from '@/components/decisions/use-signing'
import { Button } from '@/components/ui/button'
import { Select, TextField } from '@/components/ui/field'
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
	const { template, told, show, sign, forget } = useSigning(async (prepared, signature) => {
		const answer = await sendDelegation(prepared, signature)
		router.refresh()
		return answer
	})

	const preview = async (delegate: string) => show(await fetchDelegationTemplate(delegate))

	function previewChosen(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const typed = String(new FormData(event.currentTarget).get('address') ?? '').trim()
		return preview(choice === OTHER ? typed : choice)
	}

	return (
		<form onSubmit={previewChosen} onInput={forget} className="space-y-6">
			<ToldNotice told={told} />
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
						<Button look="quiet" onClick={() => preview(NOBODY)}>
							Take my delegation back
						</Button>
					)}
				</div>
			)}
			{template && <Signing template={template} demoIndex={demoIndex} sign={sign} verb="Sign the delegation" />}
		</form>
	)
}
