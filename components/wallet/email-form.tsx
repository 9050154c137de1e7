import { ActionForm } from '@/components/forms/action-form'
import { TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/contracts/form-state'
import { WITHOUT_WALLET } from './without-wallet'

type Props = {
	readonly action: (previous: FormState, form: FormData) => Promise<FormState>
	/** The page that the link leads to. */
	readonly to: string
}

export function EmailForm({ action, to }: Props) {
	return (
		<section aria-labelledby="by-mail" className="space-y-3 border-t border-line pt-6">
			<h2 id="by-mail" className="text-lg font-semibold">
				By e-mail
			</h2>
			<p className="text-soft">{WITHOUT_WALLET}</p>
			<ActionForm action={action} submit="Send me a link" look="quiet" hidden={{ to }}>
				<TextField label="E-mail address" name="email" type="email" autoComplete="email" />
			</ActionForm>
		</section>
	)
}
