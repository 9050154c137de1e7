import type { Metadata } from 'next'
import { ApiTokens } from '@/components/access/api-tokens'
import { ActionForm } from '@/components/forms/action-form'
import { Empty, Facts, Section } from '@/components/ui/section'
import { SignOutButton } from '@/components/wallet/sign-out-button'
import { WITHOUT_WALLET } from '@/components/wallet/without-wallet'
import { personOf } from '@/lib/domain/access/actor'
import { formatTime } from '@/lib/format/dates'
import { listApiTokens } from '@/lib/server/access/queries/list-api-tokens'
import { listMySessions } from '@/lib/server/access/queries/list-my-sessions'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'
import { createApiTokenAction, revokeApiTokenAction, revokeSessionAction } from './actions'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
	const person = personOf(await actorOfRequest())
	const sessions = await pageQuery(listMySessions, {})
	const tokens = await pageQuery(listApiTokens, {})
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
			{person?.address === null && <Empty title="This account has no wallet.">{WITHOUT_WALLET}</Empty>}
			<SignOutButton />
			<Section id="sessions" title="Where you are signed in">
				<ul className="space-y-4">
					{sessions.map((session) => (
						<li key={session.id} className="space-y-2">
							<p>
								Since {formatTime(session.since)}, by {session.method}.{' '}
								<span className="text-soft">{session.userAgent}</span>
							</p>
							<ActionForm
								action={revokeSessionAction}
								submit="End this session"
								look="quiet"
								hidden={{ sessionId: session.id }}
							/>
						</li>
					))}
				</ul>
			</Section>
			<ApiTokens tokens={tokens.data} createAction={createApiTokenAction} revokeAction={revokeApiTokenAction} />
		</div>
	)
}
