import { ActionForm } from '@/components/forms/action-form'
import { Select, TextField } from '@/components/ui/field'
import { Empty, Section } from '@/components/ui/section'
import type { FormState } from '@/lib/contracts/form-state'
import { formatTime } from '@/lib/format/dates'
import type { TeamView } from '@/lib/server/access/queries/get-team'
import { MEMBER_ROLES } from './member-roles'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Props = { readonly team: TeamView; readonly inviteAction: Action; readonly revokeAction: Action }

const ROLES = (['reporter', 'manager'] as const).map((role) => ({
	value: role,
	label: `${role}: ${MEMBER_ROLES[role]}`,
}))

/** Invites a colleague, and lists the invitations that nobody has used. */
export function TeamInvitations({ team, inviteAction, revokeAction }: Props) {
	const { operator, invitations, mayInvite } = team
	return (
		<Section id="invitations" title="Invitations">
			{mayInvite.allowed ? (
				<ActionForm action={inviteAction} submit="Make the invitation" hidden={{ ref: operator.slug }}>
					<Select label="Role" name="role" choices={ROLES} />
					<TextField
						label="For whom"
						name="note"
						isOptional
						maxLength={120}
						hint="Only your team reads this; it tells one open invitation from another."
					/>
					<TextField
						label="E-mail address"
						name="email"
						type="email"
						isOptional
						hint="The link is mailed there as well. Left empty, you hand it over yourself."
					/>
				</ActionForm>
			) : (
				<Empty title="You cannot invite here.">{mayInvite.because}</Empty>
			)}
			{invitations.length === 0 && <p className="text-soft">No invitation is open.</p>}
			<ul className="space-y-4">
				{invitations.map(({ id, role, note, invitedBy, expiresAt }) => (
					<li key={id} className="space-y-2 border-t border-line pt-4">
						<p>
							<span className="font-medium">{note || 'No name given'}</span>, as {role}. Invited by {invitedBy}; works
							until {formatTime(expiresAt)}.
						</p>
						{mayInvite.allowed && (
							<ActionForm
								action={revokeAction}
								submit={`Revoke the invitation${note && ` for ${note}`}`}
								look="quiet"
								hidden={{ ref: operator.slug, invitationId: id }}
							/>
						)}
					</li>
				))}
			</ul>
		</Section>
	)
}
