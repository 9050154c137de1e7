'use client'

import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import type { Compensation, ImpactFigure } from '@/lib/domain/incidents/report'
import { COMPENSATION_CHANNELS, type CompensationChannel } from '@/lib/domain/incidents/vocabulary'
import { AmountField } from './amount-field'
import { Part, type Writing } from './part'
import { RowsEditor } from './rows-editor'

const FIGURES = { estimate: 'An estimate', actual: 'The actual figure' }

export function ValidatorsPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	const { validators } = report
	const change = (part: Partial<typeof validators>) => edit({ validators: { ...validators, ...part } })
	const listed = (text: string) => text.split(/[\s,;]+/).filter(Boolean)
	return (
		<Part
			id="validators"
			title="Validators affected"
			help="How many, and which ones if you know. Leave empty what you do not know yet."
			isWritten={validators.count !== null || validators.pubkeys.length > 0 || validators.indices.length > 0}
			section="validators"
			writing={writing}
		>
			<TextField
				label="How many"
				name="validators.count"
				inputMode="numeric"
				value={validators.count ?? ''}
				error={issueAt('validators.count')}
				onChange={(event) => {
					const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 9)
					change({ count: digits === '' ? null : Number(digits) })
				}}
			/>
			<TextArea
				label="Validator indices"
				name="validators.indices"
				rows={2}
				defaultValue={validators.indices.join('\n')}
				error={issueWithin(issueAt, 'validators.indices', validators.indices.length)}
				hint="One on each line, or with commas between."
				onBlur={(event) => change({ indices: listed(event.currentTarget.value) })}
			/>
			<TextArea
				label="Public keys"
				name="validators.pubkeys"
				rows={2}
				defaultValue={validators.pubkeys.join('\n')}
				error={issueWithin(issueAt, 'validators.pubkeys', validators.pubkeys.length)}
				hint="0x and 96 hex digits each, one on each line."
				onBlur={(event) => change({ pubkeys: listed(event.currentTarget.value) })}
			/>
			<TextField
				label="Note"
				name="validators.note"
				value={validators.note}
				error={issueAt('validators.note')}
				onChange={(event) => change({ note: event.currentTarget.value })}
				isOptional
			/>
		</Part>
	)
}

/** The first thing that was said about a list or one of its entries. */
function issueWithin(issueAt: Writing['issueAt'], path: string, length: number): string | undefined {
	const entry = Array.from({ length }, (_, index) => issueAt(`${path}.${index}`)).find(Boolean)
	return issueAt(path) ?? entry
}

function blankFigure(): ImpactFigure {
	const unknown = { lowGwei: null, highGwei: null, method: '', asOf: null, author: '', note: '' }
	return { ...unknown, id: crypto.randomUUID(), kind: 'estimate', lossGwei: '' }
}

export function ImpactPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="impact"
			title="Loss"
			help="A first estimate is welcome; add the actual figure later, both stay side by side."
			isWritten={report.impact.some((figure) => figure.lossGwei !== '')}
			section="impact"
			writing={writing}
		>
			<RowsEditor
				title="Figures"
				one="figure"
				rows={report.impact}
				blank={blankFigure}
				onChange={(impact) => edit({ impact })}
			>
				{(figure, change, index) => (
					<>
						<div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
							<Select
								label="This is"
								name={`impact.${figure.id}.kind`}
								value={figure.kind}
								choices={choicesOf(FIGURES)}
								// The choices are the kinds, so the value is one.
								onChange={(event) => change({ kind: event.currentTarget.value as ImpactFigure['kind'] })}
							/>
							<AmountField
								label="Loss in ETH"
								gwei={figure.lossGwei}
								error={issueAt(`impact.${index}.lossGwei`)}
								onChange={(lossGwei) => change({ lossGwei })}
							/>
							<AmountField
								label="At least"
								gwei={figure.lowGwei ?? ''}
								onChange={(low) => change({ lowGwei: low || null })}
							/>
							<AmountField
								label="At most"
								gwei={figure.highGwei ?? ''}
								onChange={(high) => change({ highGwei: high || null })}
							/>
						</div>
						<TextField
							label="How it was worked out"
							name={`impact.${figure.id}.method`}
							value={figure.method}
							error={issueAt(`impact.${index}.method`)}
							onChange={(event) => change({ method: event.currentTarget.value })}
						/>
						<div className="grid gap-3 sm:grid-cols-2">
							<TextField
								label="By whom"
								name={`impact.${figure.id}.author`}
								value={figure.author}
								onChange={(event) => change({ author: event.currentTarget.value })}
							/>
							<TextField
								label="As of"
								name={`impact.${figure.id}.asOf`}
								type="date"
								value={figure.asOf ?? ''}
								error={issueAt(`impact.${index}.asOf`)}
								onChange={(event) => change({ asOf: event.currentTarget.value || null })}
							/>
						</div>
					</>
				)}
			</RowsEditor>
		</Part>
	)
}

function blankPayment(): Compensation {
	return { id: crypto.randomUUID(), payer: '', channel: 'other', amountGwei: null, transaction: '', note: '' }
}

export function CompensationPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="compensation"
			title="Compensation"
			help="Who made up for the loss, how, and in which transaction."
			isWritten={report.compensation.length > 0}
			section="compensation"
			writing={writing}
		>
			<RowsEditor
				title="Payments"
				one="payment"
				rows={report.compensation}
				blank={blankPayment}
				onChange={(compensation) => edit({ compensation })}
			>
				{(payment, change, index) => (
					<>
						<div className="grid gap-3 sm:grid-cols-3">
							<TextField
								label="Who pays"
								name={`compensation.${payment.id}.payer`}
								value={payment.payer}
								onChange={(event) => change({ payer: event.currentTarget.value })}
							/>
							<Select
								label="How"
								name={`compensation.${payment.id}.channel`}
								value={payment.channel}
								choices={choicesOf(COMPENSATION_CHANNELS)}
								// The choices are the channels, so the value is one.
								onChange={(event) => change({ channel: event.currentTarget.value as CompensationChannel })}
							/>
							<AmountField
								label="Amount in ETH"
								gwei={payment.amountGwei ?? ''}
								error={issueAt(`compensation.${index}.amountGwei`)}
								onChange={(amount) => change({ amountGwei: amount || null })}
							/>
						</div>
						<TextField
							label="Transaction"
							name={`compensation.${payment.id}.transaction`}
							value={payment.transaction}
							error={issueAt(`compensation.${index}.transaction`)}
							onChange={(event) => change({ transaction: event.currentTarget.value })}
						/>
					</>
				)}
			</RowsEditor>
		</Part>
	)
}
