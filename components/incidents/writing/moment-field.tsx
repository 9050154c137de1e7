'use client'

import { useId, useState } from 'react'
import { BOX } from '@/components/ui/field'
import { epochOfSlot, epochStart, NETWORKS_WITH_SLOTS, slotAt, slotStart } from '@/lib/domain/incidents/beacon-time'
import { fromDate } from '@/lib/domain/kernel/instant'
import { keysOf } from '@/lib/domain/kernel/records'
import { formatLocalTime, formatTime } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'

type Mode = 'utc' | 'local' | 'slot' | 'epoch'
export type Moment = { readonly at: string; readonly slot: number | null }

type Props = Moment & {
	readonly label: string
	readonly network: string
	readonly error?: string | undefined
	readonly onChange: (moment: Moment) => void
}

const MODES: Readonly<Record<Mode, string>> = { utc: 'UTC', local: 'My time', slot: 'Slot', epoch: 'Epoch' }

/** A moment, entered in UTC, in the writer's own time, or as a slot or epoch; beneath it what that comes to. */
export function MomentField({ label, at, slot, network, error, onChange }: Props) {
	const id = useId()
	const [mode, setMode] = useState<Mode>('utc')
	const modes = keysOf(MODES).filter((one) => one === 'utc' || one === 'local' || NETWORKS_WITH_SLOTS.includes(network))
	return (
		<div className="space-y-1">
			<label htmlFor={id} className="block font-medium">
				{label}
			</label>
			<div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_8rem]">
				<MomentInput {...{ id, mode, at, slot, network, onChange }} isWrong={error !== undefined} />
				<select
					aria-label={`${label}: given in`}
					value={mode}
					// The choices are the modes, so the value is one.
					onChange={(event) => setMode(event.currentTarget.value as Mode)}
					className={BOX}
				>
					{modes.map((one) => (
						<option key={one} value={one}>
							{MODES[one]}
						</option>
					))}
				</select>
			</div>
			<p id={`${id}-words`} className="min-h-5 text-sm text-soft" suppressHydrationWarning>
				{at === '' ? 'No time yet: this row is kept on your device until it has one.' : inWords(at, slot, network)}
			</p>
			{error && (
				<p id={`${id}-error`} className="text-sm font-medium text-refused">
					{error}
				</p>
			)}
		</div>
	)
}

type InputProps = Moment & Pick<Props, 'network' | 'onChange'> & { id: string; mode: Mode; isWrong: boolean }

function MomentInput({ id, mode, at, slot, network, onChange, isWrong }: InputProps) {
	const shared = {
		id,
		className: BOX,
		'aria-invalid': isWrong || undefined,
		'aria-describedby': isWrong ? `${id}-words ${id}-error` : `${id}-words`,
	}
	if (mode === 'utc' || mode === 'local') {
		return (
			<input
				{...shared}
				type="datetime-local"
				step={1}
				value={mode === 'utc' ? utcInput(at) : localInput(at)}
				onChange={(event) => onChange({ at: fromInput(event.currentTarget.value, mode), slot: null })}
			/>
		)
	}
	const current = at === '' ? null : (slot ?? slotAt(network, fromDate(new Date(at))))
	const shown = current === null ? '' : mode === 'slot' ? current : epochOfSlot(current)
	return (
		<input
			{...shared}
			inputMode="numeric"
			value={String(shown)}
			onChange={(event) => onChange(fromNumber(event.currentTarget.value, mode, network))}
		/>
	)
}

function fromNumber(typed: string, mode: 'slot' | 'epoch', network: string): Moment {
	const digits = typed.replace(/\D/g, '').slice(0, 10)
	if (digits === '') return { at: '', slot: null }
	const start = mode === 'slot' ? slotStart(network, Number(digits)) : epochStart(network, Number(digits))
	if (start === null) return { at: '', slot: null }
	return { at: new Date(start).toISOString(), slot: mode === 'slot' ? Number(digits) : slotAt(network, start) }
}

function utcInput(at: string): string {
	return at === '' ? '' : new Date(at).toISOString().slice(0, 19)
}

function localInput(at: string): string {
	if (at === '') return ''
	const moment = new Date(at)
	return utcInput(new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString())
}

function fromInput(value: string, mode: 'utc' | 'local'): string {
	const moment = new Date(mode === 'utc' ? `${value}Z` : value)
	return Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
}

function inWords(at: string, slot: number | null, network: string): string {
	const found = slot ?? slotAt(network, fromDate(new Date(at)))
	const chain = found === null ? '' : `; slot ${formatCount(found)}, epoch ${formatCount(epochOfSlot(found))}`
	return `${formatTime(at)}; ${formatLocalTime(at)} where you are${chain}`
}
