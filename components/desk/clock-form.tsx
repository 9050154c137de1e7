import { ActionForm } from '@/components/forms/action-form'
import { Select, TextField } from '@/components/ui/field'
import type { Action } from './action'

const UNITS = [
	{ value: '24', label: 'days' },
	{ value: '1', label: 'hours' },
]

/** How far to move the clock of a demonstration. */
export function ClockForm({ action }: { readonly action: Action }) {
	return (
		<ActionForm action={action} submit="Move the clock ahead">
			<div className="grid max-w-md grid-cols-2 gap-4">
				<TextField
					label="By"
					name="hours"
					type="number"
					inputMode="numeric"
					min={1}
					max={2880}
					step={1}
					defaultValue="1"
				/>
				<Select label="Unit" name="unit" choices={UNITS} />
			</div>
			<p className="max-w-prose text-sm text-soft">
				What falls due until then is done at once: rounds close, cases move on, votes open and are counted, measures end
				or come up for review.
			</p>
		</ActionForm>
	)
}
