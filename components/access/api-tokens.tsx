import { ActionForm } from '@/components/forms/action-form'
import { Select, TextField } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import type { FormState } from '@/lib/contracts/form-state'
import { SCOPES } from '@/lib/domain/access/scopes'
import { formatTime } from '@/lib/format/dates'
import type { ApiTokenView } from '@/lib/server/access/queries/list-api-tokens'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Props = {
	readonly tokens: readonly ApiTokenView[]
	readonly createAction: Action
	readonly revokeAction: Action
}

const LIVES = [
	{ value: '30', label: '30 days' },
	{ value: '90', label: '90 days' },
	{ value: '365', label: 'a year' },
	{ value: '', label: 'until it is revoked' },
]

/** One's API tokens: make one, see what there is, revoke. */
export function ApiTokens({ tokens, createAction, revokeAction }: Props) {
	return (
		<Section id="tokens" title="API tokens">
			<p className="max-w-prose text-soft">
				A program that sends a token acts for you, with the scopes that you choose here and never more than you may do
				at that moment. Votes, ratings, roles, memberships and this page are for people: no token reaches them.
			</p>
			<ActionForm action={createAction} submit="Make the token">
				<TextField label="Name" name="name" required maxLength={80} hint="Tell where the token is used." />
				<ScopeBoxes />
				<Select label="It works for" name="expiresInDays" choices={LIVES} />
			</ActionForm>
			{tokens.length === 0 && <p className="text-soft">You have no API token.</p>}
			<ul className="space-y-4">
				{tokens.map((token) => (
					<li key={token.id} className="space-y-2 border-t border-line pt-4">
						<p>
							<span className="font-medium">{token.name}</span>: {token.scopes.join(', ')}. Made{' '}
							{formatTime(token.createdAt)};{' '}
							{token.expiresAt === null ? 'works until it is revoked' : `works until ${formatTime(token.expiresAt)}`};{' '}
							{token.lastUsedAt === null ? 'never used' : `last used ${formatTime(token.lastUsedAt)}`}.
						</p>
						<ActionForm
							action={revokeAction}
							submit={`Revoke ${token.name}`}
							look="quiet"
							hidden={{ tokenId: token.id }}
						/>
					</li>
				))}
			</ul>
		</Section>
	)
}

function ScopeBoxes() {
	return (
		<fieldset id="scopes" className="space-y-2">
			<legend className="font-medium">What it may do</legend>
			{SCOPES.map(({ scope, does }) => (
				<label key={scope} className="flex items-start gap-3">
					<input type="checkbox" name="scopes[]" value={scope} defaultChecked={scope === 'read'} className="mt-1.5" />
					<span>
						<span className="font-medium">{scope}</span>: <span className="text-soft">{does}</span>
					</span>
				</label>
			))}
			<p className="text-sm text-soft">
				Without "read", a token sees published cases only, its own drafts not included.
			</p>
		</fieldset>
	)
}
