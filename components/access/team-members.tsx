import { ActionForm } from '@/components/forms/action-form'
import { Select, TextField } from '@/components/ui/field'
import { Empty, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { FormState } from '@/lib/contracts/form-state'
import { formatDay, formatTime } from '@/lib/format/dates'
import type { TeamView } from '@/lib/server/access/queries/get-team'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Props = { readonly team: TeamView; readonly endAction: Action }

/** Who acts for the operator, and the form that ends a membership. */
export function TeamMembers({ team, endAction }: Props) {
	const { operator, members, mayInvite } = team
	return (
		<Section id="members" title="Members">
			{members.length === 0 ? (
				<Empty>Nobody acts for this operator yet.</Empty>
			) : (
				<Table
					caption={`Members of ${operator.name}`}
					head={['Name', 'Role', 'Since', 'Signs in by']}
					rows={members.map(({ name, role, since, hasWallet }) => [
						name,
						role,
						formatDay(since),
						hasWallet ? 'wallet' : 'e-mail',
					])}
				/>
			)}
			{mayInvite.allowed && members.length > 0 && (
				<details className="space-y-4 rounded border border-line p-4">
					<summary className="cursor-pointer font-medium">End a membership</summary>
					<p className="max-w-prose text-soft">
						It ends at once: the next thing that they do for {operator.name} is denied, and links that they made and
						nobody used stop working. Colleagues can read the reason here.
					</p>
					<ActionForm action={endAction} submit="End the membership" look="danger" hidden={{ ref: operator.slug }}>
						<Select
							label="Member"
							name="membershipId"
							required
							choices={[
								{ value: '', label: 'Choose a member' },
								...members.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` })),
							]}
						/>
						<TextField label="Reason" name="reason" required maxLength={500} />
					</ActionForm>
				</details>
			)}
		</Section>
	)
}

/** Who acted for the operator once, and why that ended. */
export function FormerMembers({ former }: { readonly former: TeamView['former'] }) {
	if (former.length === 0) return null
	return (
		<Section id="former" title="Former members">
			<Table
				caption="Former members"
				head={['Name', 'Role', 'From', 'Until', 'Reason']}
				rows={former.map(({ name, role, since, until, reason }) => [
					name,
					role,
					formatDay(since),
					formatTime(until),
					reason || 'None given',
				])}
			/>
		</Section>
	)
}
