import type { Action } from '@/components/desk/action'
import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'

const { none: _none, ...REASONS } = CONFLICTS

/** Leaving for a conflict of interest; it is counted apart, and shown. */
export function RecusalForm({
	action,
	hidden,
}: {
	readonly action: Action
	readonly hidden: Readonly<Record<string, string>>
}) {
	return (
		<section aria-labelledby="recusal" className="space-y-3 border-t border-line pt-6">
			<h2 id="recusal" className="text-xl font-semibold">
				Recuse yourself
			</h2>
			<p className="max-w-prose">
				Your seat then stays empty and is counted apart; your name and the reason are shown, and it cannot be taken
				back.
			</p>
			<ActionForm action={action} submit="Recuse myself" look="quiet" hidden={hidden}>
				<Select
					label="Because"
					name="conflict"
					choices={[{ value: '', label: 'Choose what it is' }, ...choicesOf(REASONS)]}
				/>
				<TextField label="Note" name="note" isOptional />
			</ActionForm>
		</section>
	)
}
