'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Select, TextField } from '@/components/ui/field'
import type { Method } from '@/lib/domain/decisions/vote-rules'
import { METHODS_IN_WORDS, MOST_OBJECTION_HOURS, type Policy, VOTE_METHODS } from '@/lib/domain/policy/policy'
import { formatShare } from '@/lib/format/numbers'
import type { Action } from './action'
import { OptionsEditor } from './options-editor'
import { WeightFields } from './weight-fields'

const METHODS = VOTE_METHODS.map((value) => {
	const { name, meaning } = METHODS_IN_WORDS[value]
	return { value, label: `${name}: ${meaning}` }
})

type Props = {
	readonly incidentId: string
	readonly policy: Pick<Policy, 'ladder' | 'votes'>
	readonly action: Action
}

/** One button holds the vote as the policy says; what is folded beneath it changes method, secrecy, phases or weights. */
export function OpenVoteForm({ incidentId, policy: { ladder, votes }, action }: Props) {
	const [method, setMethod] = useState<Method>(votes.method)
	const [isSealed, setSealed] = useState(votes.isSealed)
	const canObject = !isSealed && (method === 'ladder' || method === 'single')
	return (
		<ActionForm action={action} submit="Open the vote" hidden={{ incidentId }}>
			<Disclosure summary="Hold this vote another way" isOpen={votes.method !== 'ladder'}>
				<div className="space-y-5 border-l-2 border-line pl-4">
					<Select
						label="Method"
						name="method"
						choices={METHODS}
						value={method}
						onChange={({ currentTarget }) => setMethod(METHODS.find(isOf(currentTarget.value))?.value ?? method)}
					/>
					{method === 'optimistic' && (
						<p className="max-w-prose text-sm text-soft">
							The proposal passes unless {formatShare(votes.optimisticObjectionBasisPoints)} of the whole roll object.
						</p>
					)}
					{method !== 'ladder' && (
						// Another kind of method begins with options of its own.
						<OptionsEditor key={isProposal(method) ? 'one' : 'many'} ladder={ladder} isOne={isProposal(method)} />
					)}
					<label className="flex gap-3">
						<input
							type="checkbox"
							name="isSealed"
							value="true"
							checked={isSealed}
							onChange={({ currentTarget }) => setSealed(currentTarget.checked)}
							className="mt-1.5 size-4 shrink-0"
						/>
						<span>
							<span className="font-medium">Sealed ballots</span>
							<span className="block max-w-prose text-sm text-soft">
								What each voter chose and why stays hidden from everyone, you included, until the vote is counted. There
								is no objection phase and no extension then.
							</span>
						</span>
					</label>
					{canObject && (
						<TextField
							label="Objection phase (hours)"
							name="objectionHours"
							type="number"
							min={0}
							max={MOST_OBJECTION_HOURS}
							defaultValue={votes.objectionHours}
							hint="After the main phase, a ballot can only move to something milder. 0 for none."
						/>
					)}
					<WeightFields allowed={votes.weights ?? []} />
				</div>
			</Disclosure>
		</ActionForm>
	)
}

function isProposal(method: Method): boolean {
	return method === 'single' || method === 'optimistic'
}

function isOf(wanted: string) {
	return ({ value }: { readonly value: string }): boolean => value === wanted
}
