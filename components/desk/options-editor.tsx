'use client'

import { useState } from 'react'
import { ParameterFields } from '@/components/decisions/parameter-fields'
import { Button } from '@/components/ui/button'
import { Select, TextField } from '@/components/ui/field'
import type { LadderRung } from '@/lib/domain/policy/policy'

const MOST = 12

type Row = { readonly id: number; readonly rung: string }
type Props = {
	readonly ladder: readonly LadderRung[]
	/** A single proposal; otherwise "nothing" and at least one more. */
	readonly isOne: boolean
}

/** What a vote may decide: one proposal, or "nothing" and others, each a rung with fixed settings. */
export function OptionsEditor({ ladder, isOne }: Props) {
	const [rows, setRows] = useState<readonly Row[]>([{ id: 1, rung: '1' }, ...(isOne ? [] : [{ id: 2, rung: '2' }])])
	const rungs = ladder.filter(({ rung }) => rung > 0)
	const first = isOne ? 0 : 1

	return (
		<fieldset className="space-y-4">
			<legend className="font-medium">{isOne ? 'Proposal' : 'Options'}</legend>
			{!isOne && (
				<p className="max-w-prose text-sm text-soft">
					“{ladder[0]?.name}” is always on the ballot. Options are listed from the mildest to the harshest; where two do
					equally well the milder one is decided.
					<input type="hidden" name="options.0.rung" value="0" />
					<input type="hidden" name="options.0.key" value={ladder[0]?.key ?? ''} />
				</p>
			)}
			{rows.map((row, place) => (
				<OptionRow
					key={row.id}
					at={place + first}
					row={row}
					rungs={rungs}
					optionKey={keyOf(rows, place, ladder)}
					onRung={(rung) => setRows(rows.map((one) => (one.id === row.id ? { ...one, rung } : one)))}
					onRemove={!isOne && rows.length > 1 ? () => setRows(rows.filter(({ id }) => id !== row.id)) : null}
				/>
			))}
			{!isOne && rows.length < MOST - 1 && (
				<Button
					look="quiet"
					onClick={() => setRows([...rows, { id: Math.max(...rows.map(({ id }) => id)) + 1, rung: '3' }])}
				>
					Add an option
				</Button>
			)}
		</fieldset>
	)
}

/** Two options of one rung differ by a number: `key_limit`, `key_limit_2`. */
function keyOf(rows: readonly Row[], place: number, ladder: readonly LadderRung[]): string {
	const { rung } = rows[place] ?? {}
	const key = ladder.find((step) => String(step.rung) === rung)?.key ?? ''
	const earlier = rows.slice(0, place).filter((row) => row.rung === rung).length
	return earlier === 0 ? key : `${key}_${earlier + 1}`
}

type OptionRowProps = {
	readonly at: number
	readonly row: Row
	readonly rungs: readonly LadderRung[]
	readonly optionKey: string
	readonly onRung: (rung: string) => void
	readonly onRemove: (() => void) | null
}

function OptionRow({ at, row, rungs, optionKey, onRung, onRemove }: OptionRowProps) {
	const step = rungs.find(({ rung }) => String(rung) === row.rung)
	const name = `options.${at}`
	return (
		<div className="space-y-4 rounded border border-line p-4">
			<input type="hidden" name={`${name}.key`} value={optionKey} />
			<Select
				label={onRemove === null && at === 0 ? 'Consequence' : `Consequence of option ${at + 1}`}
				name={`${name}.rung`}
				choices={rungs.map((rung) => ({ value: String(rung.rung), label: rung.name }))}
				value={row.rung}
				onChange={({ currentTarget }) => onRung(currentTarget.value)}
			/>
			<TextField
				label="Name on the ballot"
				name={`${name}.name`}
				hint="That of the consequence if left empty."
				isOptional
			/>
			<ParameterFields key={row.rung} fields={step?.parameters ?? []} under={`${name}.parameters`} />
			{onRemove && (
				<Button look="quiet" onClick={onRemove}>
					Remove option {at + 1}
				</Button>
			)}
		</div>
	)
}
