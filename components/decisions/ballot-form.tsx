'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea } from '@/components/ui/field'
import type { Wallet } from '@/components/wallet/wallet'
import { WalletButtons } from '@/components/wallet/wallet-buttons'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { BallotLadder } from './ballot-ladder'
import { castBallot, fetchTemplate, type Template, type Told } from './cast'
import { SaveReceipt } from './save-receipt'

type Props = { readonly voteId: string; readonly ladder: readonly LadderRung[]; readonly demoIndex: number | null }

/** Choose a rung, see in words what will be signed, sign. */
export function BallotForm({ voteId, ladder, demoIndex }: Props) {
	const [rung, setRung] = useState<string>('')
	const [template, setTemplate] = useState<Template | null>(null)
	const [told, setTold] = useState<Told | null>(null)
	const step = ladder.find((candidate) => String(candidate.rung) === rung)

	function choose(next: string) {
		setRung(next)
		setTemplate(null) // what was shown is no longer what would be signed
	}

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
			{told?.receipt && <SaveReceipt receipt={told.receipt} />}
			<BallotLadder ladder={ladder} chosen={rung} onChoose={choose} />
			<TextArea label="Reason" name="reason" hint="It is published with your ballot." isOptional />
			<Select label="Conflict of interest" name="conflict" choices={choicesOf(CONFLICTS)} />
			<p className="max-w-prose text-sm text-soft">
				While the vote is open, whoever may read the case sees your ballot with your name, its reason and its conflict
				of interest, and how the vote stands. You may replace it until the vote closes; all of them stay on record.
			</p>
			{template === null && <Button type="submit">See what I sign</Button>}
			{template && <Signing template={template} demoIndex={demoIndex} sign={sign} />}
		</form>
	)
}

async function openDemoWallet(index: number): Promise<Wallet> {
	const { demoWallet } = await import('@/components/wallet/demo-wallet')
	return demoWallet(index)
}

type SigningProps = {
	readonly template: Template
	readonly demoIndex: number | null
	readonly sign: (template: Template, open: () => Promise<Wallet | null>) => void
}

/** What is about to be signed, in words, and the wallets that can. */
function Signing({ template, demoIndex, sign }: SigningProps) {
	return (
		<section className="space-y-3 rounded border border-l-4 border-accent bg-surface p-4" aria-label="What you sign">
			<p className="font-semibold">You sign</p>
			<ul className="list-disc pl-5">
				{template.words.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			{demoIndex === null ? (
				<WalletButtons verb="Sign the ballot" fallback="Sign the ballot" onChoose={(open) => sign(template, open)} />
			) : (
				<Button onClick={() => sign(template, () => openDemoWallet(demoIndex))}>
					Sign the ballot with the demonstration wallet
				</Button>
			)}
		</section>
	)
}
