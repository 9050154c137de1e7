'use client'

import type { VoteOption } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung, Threshold } from '@/lib/domain/policy/policy'
import { formatShare } from '@/lib/format/numbers'
import { AbstainRow, ChoiceRow } from './choice-row'
import { Proposal } from './option-in-words'

type Chosen = { readonly chosen: string; readonly onChoose: (text: string) => void }
type OnProposal = Chosen & { readonly option: VoteOption; readonly ladder: readonly LadderRung[] }

/** A single proposal: for, against or abstain. */
export function StanceChoice({
	option,
	ladder,
	threshold,
	...rest
}: OnProposal & { readonly threshold: Threshold | null }) {
	return (
		<fieldset className="space-y-2">
			<legend className="mb-2 text-lg font-semibold">Are you for or against this proposal?</legend>
			<Proposal {...{ option, ladder, threshold }} />
			<Stance {...rest} value="for" label="For" words="It is carried out as it stands." />
			<Stance {...rest} value="against" label="Against" words="Nothing follows but the record." />
			<AbstainRow {...rest} />
		</fieldset>
	)
}

/** A proposal that passes unless enough of the roll objects. */
export function ObjectionChoice({
	option,
	ladder,
	objectionBasisPoints,
	...rest
}: OnProposal & { readonly objectionBasisPoints: number | null }) {
	return (
		<fieldset className="space-y-2">
			<legend className="mb-2 text-lg font-semibold">Do you object to this proposal?</legend>
			<Proposal option={option} ladder={ladder} threshold={null} />
			<p className="max-w-prose text-sm text-soft">
				It passes by itself at the end unless objections reach {formatShare(objectionBasisPoints ?? 0)} of the whole
				roll. If you agree you need not vote.
			</p>
			<Stance
				{...rest}
				value="object"
				label="I object"
				words="Say why below: your reason is published with the objection."
			/>
			<Stance
				{...rest}
				value="no_objection"
				label="I do not object"
				words="Also takes back an objection that you made."
			/>
		</fieldset>
	)
}

type StanceProps = Chosen & { readonly value: string; readonly label: string; readonly words: string }

function Stance({ value, label, words, chosen, onChoose }: StanceProps) {
	return (
		<ChoiceRow
			kind="radio"
			name="choice"
			value={value}
			isChosen={chosen === value}
			onChoose={() => onChoose(value)}
			label={label}
		>
			<span className="text-soft">{words}</span>
		</ChoiceRow>
	)
}
