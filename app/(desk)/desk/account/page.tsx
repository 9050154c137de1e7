import type { Metadata } from 'next'
import { Facts } from '@/components/ui/section'
import { SignOutButton } from '@/components/wallet/sign-out-button'
import { personOf } from '@/lib/domain/access/actor'
import { actorOfRequest } from '@/lib/web/request-context'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
	const person = personOf(await actorOfRequest())
	return (
		<div className="max-w-2xl space-y-6">
			<h1 className="text-3xl font-semibold">{person?.name}</h1>
			<Facts
				rows={[
					['Wallet', person?.address ?? null],
					['Roles', person?.roles.join(', ') || 'None'],
					['Memberships', person?.memberships.map((membership) => membership.role).join(', ') || 'None'],
				]}
			/>
			<SignOutButton />
		</div>
	)
}
