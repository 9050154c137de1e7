'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea } from '@/components/ui/field'
import type { Wallet } from '@/components/wallet/wallet'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { BallotChoice } from './ballot-choice'
import { castBallot, fetchTemplate, type Template, type Told } from './cast'
import { SaveReceipt } from './save-receipt'
import { Signing } from './signing'

type Props = {
	readonly voteId: string
	readonly rules: VoteRules
	readonly ladder: readonly LadderRung[]
	readonly demoIndex: number | null
}

/** Choose, see in words what will be signed, sign. */
export function BallotForm({ voteId, rules, ladder, demoIndex }: Props) {
	const [chosen, setChosen] = useState('')
	const [template, setTemplate] = useState<Template | null>(null)
	const [told, setTold] = useState<Told | null>(null)

	function choose(next: string) {
		setChosen(next)
		setTemplate(null) // what was shown is no longer what would be signed
	}

	async function preview(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		if (chosen === '') return setTold({ ok: false, sentence: 'Choose first what your ballot says.' })
		const form = new FormData(event.currentTarget)
		const found = await fetchTemplate(voteId, {
			choice: rules.method === 'ladder' ? rungText(chosen, ladder) : chosen,
			parameters: rules.method === 'ladder' ? parametersIn(form, chosen, ladder) : {},
			reason: String(form.get('reason') ?? ''),
			conflict: String(form.get('conflict')),
		})
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
			<BallotChoice {...{ rules, ladder, chosen }} onChoose={choose} />
			<TextArea
				label="Reason"
				name="reason"
				hint={
					rules.isSealed
						? 'It is published with your ballot once the vote is counted.'
						: 'It is published with your ballot.'
				}
				isOptional
			/>
			<Select label="Conflict of interest" name="conflict" choices={choicesOf(CONFLICTS)} />
			<WhoSeesIt isSealed={rules.isSealed} />
			{template === null && <Button type="submit">See what I sign</Button>}
			{template && <Signing template={template} demoIndex={demoIndex} sign={sign} />}
		</form>
	)
}

function WhoSeesIt({ isSealed }: { readonly isSealed: boolean }) {
	return (
		<p className="max-w-prose text-sm text-soft">
			{isSealed
				? 'This vote is sealed: that you voted is shown at once, what you chose and why only when the vote is counted, not even to you. Save the receipt: it is your own copy. You may replace your ballot until the vote closes; all of them are opened and stay on record.'
				: 'While the vote is open, whoever may read the case sees your ballot with your name, its reason and its conflict of interest, and how the vote stands. You may replace it until the vote closes; all of them stay on record.'}
		</p>
	)
}

/** The rung as a ballot names it: `2 key_limit`. */
function rungText(rung: string, ladder: readonly LadderRung[]): string {
	const step = ladder.find((candidate) => String(candidate.rung) === rung)
	return step === undefined ? rung : `${rung} ${step.key}`
}

function parametersIn(form: FormData, rung: string, ladder: readonly LadderRung[]): Record<string, string | number> {
	const step = ladder.find((candidate) => String(candidate.rung) === rung)
	const given = (step?.parameters ?? []).flatMap(({ key, kind }) => {
		const value = String(form.get(`parameter.${key}`) ?? '')
		return value === '' ? [] : [[key, kind === 'count' || kind === 'days' ? Number(value) : value] as const]
	})
	return Object.fromEntries(given)
}
