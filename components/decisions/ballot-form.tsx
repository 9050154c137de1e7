'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea } from '@/components/ui/field'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { BallotChoice } from './ballot-choice'
import { castBallot, fetchTemplate } from './cast'
import { SaveReceipt } from './save-receipt'
import { Signing } from './signing'
import { ToldNotice } from './told-notice'
import { useSigning } from './use-signing'

type Props = {
	readonly voteId: string
	readonly rules: VoteRules
	readonly ladder: readonly LadderRung[]
	readonly demoIndex: number | null
}

/** Choose, see in words what will be signed, sign. */
export function BallotForm({ voteId, rules, ladder, demoIndex }: Props) {
	const [chosen, setChosen] = useState('')
	const { template, told, show, sign, forget, refuse } = useSigning((prepared, signature) =>
		castBallot(voteId, prepared, signature),
	)

	function choose(next: string) {
		setChosen(next)
		forget()
	}

	async function preview(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		if (chosen === '') return refuse('Choose first what your ballot says.')
		const form = new FormData(event.currentTarget)
		const found = await fetchTemplate(voteId, {
			choice: rules.method === 'ladder' ? rungText(chosen, ladder) : chosen,
			parameters: rules.method === 'ladder' ? parametersIn(form, chosen, ladder) : {},
			reason: String(form.get('reason') ?? ''),
			conflict: String(form.get('conflict')),
		})
		show(found)
	}

	return (
		<form onSubmit={preview} onInput={forget} className="space-y-6">
			<ToldNotice told={told} />
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
