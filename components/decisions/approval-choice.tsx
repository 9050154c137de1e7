'use client'

import type { VoteOption } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { AbstainRow, ChoiceRow } from './choice-row'
import { OptionInWords } from './option-in-words'

type Props = {
	readonly options: readonly VoteOption[]
	readonly ladder: readonly LadderRung[]
	/** `a, b`, `none`, `abstain`, or empty. */
	readonly chosen: string
	readonly onChoose: (text: string) => void
}

/** Approval: every option that the voter could live with. */
export function ApprovalChoice({ options, ladder, chosen, onChoose }: Props) {
	const approved = ['', 'none', 'abstain'].includes(chosen) ? [] : chosen.split(', ')

	function toggle(key: string) {
		const next = approved.includes(key) ? approved.filter((one) => one !== key) : [...approved, key]
		// A ballot lists them in the order of the options, so that one choice has one text.
		const keys = options.filter((option) => next.includes(option.key)).map((option) => option.key)
		onChoose(keys.length === 0 ? 'none' : keys.join(', '))
	}

	return (
		<fieldset className="space-y-1">
			<legend className="mb-1 text-lg font-semibold">Which of these could you live with?</legend>
			<p className="mb-2 max-w-prose text-sm text-soft">
				Approve as many as you like. The most approved option that more than half approve is decided; of two equals the
				milder one.
			</p>
			{options.map((option) => (
				<ChoiceRow
					key={option.key}
					kind="checkbox"
					name="approved"
					value={option.key}
					isChosen={approved.includes(option.key)}
					onChoose={() => toggle(option.key)}
					label={option.name}
				>
					<OptionInWords option={option} ladder={ladder} />
				</ChoiceRow>
			))}
			<div className="border-t border-line pt-1">
				<ChoiceRow
					kind="radio"
					name="choice"
					value="none"
					isChosen={chosen === 'none'}
					onChoose={() => onChoose('none')}
					label="None of them"
				>
					<span className="text-soft">You count as one who chose, and approve nothing.</span>
				</ChoiceRow>
				<AbstainRow chosen={chosen} onChoose={onChoose} />
			</div>
		</fieldset>
	)
}
