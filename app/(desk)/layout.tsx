import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskShell } from '@/components/layout/desk-shell'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { isDemonstration } from '@/lib/env'
import { actorOfRequest } from '@/lib/web/request-context'

/** Everything behind here is for people who are signed in. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
	const actor = await actorOfRequest()
	const person = personOf(actor)
	if (person === null) redirect('/sign-in')
	const mayReport =
		can(actor, 'incident.draft', { origin: 'coordinator' }).allowed ||
		person.memberships.some(({ operatorId }) => can(actor, 'incident.draft', { operatorId }).allowed)
	const places = [
		{ href: '/desk', label: 'Work' },
		...(mayReport ? [{ href: '/desk/cases/new', label: 'Report an incident' }] : []),
		{ href: '/desk/delegation', label: 'Delegation' },
		{ href: '/desk/team', label: 'Team' },
		...(can(actor, 'people.administer').allowed ? [{ href: '/desk/people', label: 'People' }] : []),
		{ href: '/desk/account', label: 'Account' },
	]
	return (
		<DeskShell places={places} isDemonstration={isDemonstration()}>
			{children}
		</DeskShell>
	)
}
