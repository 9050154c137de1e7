import type { Metadata } from 'next'
import Link from 'next/link'
import { MEMBER_ROLES } from '@/components/access/member-roles'
import { ActionForm } from '@/components/forms/action-form'
import { buttonLook } from '@/components/ui/button'
import { Empty, Facts } from '@/components/ui/section'
import { signInPath } from '@/lib/contracts/return-path'
import { personOf } from '@/lib/domain/access/actor'
import { formatTime } from '@/lib/format/dates'
import { getInvitation } from '@/lib/server/access/queries/get-invitation'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'
import { acceptInvitationAction } from './actions'

export const metadata: Metadata = { title: 'Invitation', robots: { index: false }, referrer: 'no-referrer' }

export default async function InvitationPage({ params }: { readonly params: Promise<{ secret: string }> }) {
	const { secret } = await params
	const { operator, role, expiresAt, whyNot } = await pageQuery(getInvitation, { secret })
	const person = personOf(await actorOfRequest())
	return (
		<div className="max-w-2xl space-y-6">
			<h1 className="text-3xl font-semibold">You are invited to act for {operator.name}</h1>
			<Facts
				rows={[
					[
						'Operator',
						<Link key="operator" href={`/operators/${operator.slug}`}>
							{operator.name}
						</Link>,
					],
					['Role', `${role}: ${MEMBER_ROLES[role]}`],
					['Works until', formatTime(expiresAt)],
				]}
			/>
			{whyNot !== null && <Empty title="It cannot be accepted.">{whyNot}</Empty>}
			{whyNot === null && person === null && (
				<>
					<p>Sign in first; then you come back here to accept.</p>
					<Link href={signInPath(`/invitations/${secret}`)} className={buttonLook()}>
						Sign in to accept
					</Link>
				</>
			)}
			{whyNot === null && person !== null && (
				<>
					<p>
						You are signed in as {person.name}. Accepting makes this account a member; a manager of {operator.name} can
						end that at any time.
					</p>
					<ActionForm action={acceptInvitationAction} submit={`Accept as ${person.name}`} hidden={{ secret }} />
				</>
			)}
		</div>
	)
}
