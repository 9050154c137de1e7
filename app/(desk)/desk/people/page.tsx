import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/action-form'
import { Select } from '@/components/ui/field'
import { listPeople } from '@/lib/server/access/queries/list-people'
import { pageQuery } from '@/lib/web/page-query'
import { endRoleAction, grantRoleAction } from './actions'

export const metadata: Metadata = { title: 'People' }

const ROLES = ['steward', 'coordinator', 'administrator'].map((role) => ({ value: role, label: role }))

export default async function PeoplePage() {
	const people = await pageQuery(listPeople, {})
	return (
		<div className="max-w-3xl space-y-6">
			<h1 className="text-3xl font-semibold">People and their roles</h1>
			<ActionForm action={grantRoleAction} submit="Give the role">
				<Select label="Person" name="personId" choices={people.map(({ id, name }) => ({ value: id, label: name }))} />
				<Select label="Role" name="role" choices={ROLES} />
			</ActionForm>
			<ul className="space-y-3">
				{people
					.filter((person) => person.roles.length > 0)
					.map((person) => (
						<li key={person.id} className="flex flex-wrap items-center gap-3 border-t border-line pt-3">
							<span className="font-medium">{person.name}</span>
							{person.roles.map((role) => (
								<ActionForm
									key={role}
									action={endRoleAction}
									submit={`End: ${role}`}
									look="quiet"
									hidden={{ personId: person.id, role }}
								/>
							))}
						</li>
					))}
			</ul>
		</div>
	)
}
