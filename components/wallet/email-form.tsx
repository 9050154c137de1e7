import { ActionForm } from '@/components/forms/action-form'
import { TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/contracts/form-state'

type Props = { readonly action: (previous: FormState, form: FormData) => Promise<FormState> }

export function EmailForm({ action }: Props) {
	return (
		<section aria-labelledby="by-mail" className="space-y-3 border-t border-line pt-6">
			<h2 id="by-mail" className="text-lg font-semibold">
				By e-mail
			</h2>
			<ActionForm action={action} submit="Send me a link" look="quiet">
				<TextField label="E-mail address" name="email" type="email" autoComplete="email" />
			</ActionForm>
		</section>
	)
}
