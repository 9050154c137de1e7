'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea } from '@/components/ui/field'
import type { Wallet } from '@/components/wallet/wallet'
import { WalletButtons } from '@/components/wallet/wallet-buttons'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { castBallot, fetchTemplate, type Template, type Told } from './cast'
import { ParameterFields } from './parameter-fields'
import { SaveReceipt } from './save-receipt'

type Props = { readonly voteId: string; readonly ladder: readonly LadderRung[]; readonly demoIndex: number | null }

/** Choose a rung, see in words what will be signed, sign. */
export function BallotForm({ voteId, ladder, demoIndex }: Props) {
	const [rung, setRung] = useState<string>('')
	const [template, setTemplate] = useState<Template | null>(null)
	const [told, setTold] = useState<Told | null>(null)
	const step = ladder.find((candidate) => String(candidate.rung) === rung)

	async function preview(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const form = new FormData(event.currentTarget)
		const parameters = Object.fromEntries(
			(step?.parameters ?? []).flatMap(({ key, kind }) => {
				const value = String(form.get(`parameter.${key}`) ?? '')
				return value === '' ? [] : [[key, kind === 'count' || kind === 'days' ? Number(value) : value]]
			}),
		)
		const choice = {
			rung,
			parameters,
			reason: String(form.get('reason') ?? ''),
			conflict: String(form.get('conflict')),
		}
		const found = await fetchTemplate(voteId, choice)
		setTemplate(typeof found === 'string' ? null : found)
		setTold(typeof found === 'string' ? { ok: false, sentence: found } : null)
	}

	async function sign(prepared: Template, open: () => Promise<Wallet | null>) {
		try {
			const wallet = await open()
			setTold(
				wallet
					? await castBallot(voteId, wallet, prepared)
					: { ok: false, sentence: 'This browser has no wallet to sign with.' },
			)
		} catch {
			setTold({ ok: false, sentence: 'The wallet did not sign; nothing was handed in.' })
		}
		setTemplate(null)
	}

	return (
		<form onSubmit={preview} className="space-y-5">
			<p
				role="status"
				aria-live="polite"
				className={
					told ? `rounded px-4 py-3 ${told.ok ? 'bg-done-bg text-done' : 'bg-refused-bg text-refused'}` : 'sr-only'
				}
			>
				{told?.sentence}
			</p>
			{told?.receipt && <SaveReceipt receipt={told.receipt} />}
			<fieldset className="space-y-1">
				<legend className="font-semibold">The most severe consequence that you would support</legend>
				{[...ladder].reverse().map((option) => (
					<label key={option.rung} className="flex gap-3 rounded px-2 py-1 hover:bg-sunken has-checked:bg-active-bg">
						<input
							type="radio"
							name="rung"
							required
							value={option.rung}
							onChange={() => setRung(String(option.rung))}
							className="mt-1.5"
						/>
						<span>
							<span className="font-medium">{option.name}</span> <span className="text-soft">{option.description}</span>
						</span>
					</label>
				))}
				<label className="flex gap-3 rounded px-2 py-1 hover:bg-sunken has-checked:bg-active-bg">
					<input type="radio" name="rung" value="abstain" onChange={() => setRung('abstain')} className="mt-1.5" />
					<span>
						<span className="font-medium">Abstain</span>{' '}
						<span className="text-soft">You count for the quorum only.</span>
					</span>
				</label>
			</fieldset>
			{step && <ParameterFields fields={step.parameters} />}
			<TextArea label="Reason" name="reason" hint="It is published with your ballot." isOptional />
			<Select label="Conflict of interest" name="conflict" choices={choicesOf(CONFLICTS)} />
			{template === null && <Button type="submit">See what I sign</Button>}
			{template && (
				<section className="space-y-3 rounded border border-accent p-4" aria-label="What you sign">
					<ul className="list-disc pl-5">
						{template.words.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
					{demoIndex === null ? (
						<WalletButtons
							verb="Sign the ballot"
							fallback="Sign the ballot"
							onChoose={(open) => sign(template, open)}
						/>
					) : (
						<Button onClick={() => sign(template, () => openDemoWallet(demoIndex))}>
							Sign the ballot with the demonstration wallet
						</Button>
					)}
				</section>
			)}
		</form>
	)
}

async function openDemoWallet(index: number): Promise<Wallet> {
	const { demoWallet } = await import('@/components/wallet/demo-wallet')
	return demoWallet(index)
}
