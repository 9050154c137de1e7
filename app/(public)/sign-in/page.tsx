import type { Metadata } from 'next'
import { EmailForm } from '@/components/wallet/email-form'
import { SignInPanel } from '@/components/wallet/sign-in-panel'
import { returnPath } from '@/lib/contracts/return-path'
import { env } from '@/lib/env'
import { listPersonas } from '@/lib/server/access/queries/list-personas'
import { actorOfRequest } from '@/lib/web/request-context'
import { sendLinkAction } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<{ to?: string }> }) {
	const to = returnPath((await searchParams).to)
	const personas = await listPersonas.ask({}, { actor: await actorOfRequest() })
	const people = personas.ok ? personas.value.map(({ index, name, role }) => ({ index, name, role })) : []
	return (
		<div className="max-w-2xl space-y-8">
			<h1 className="text-3xl font-semibold">Sign in</h1>
			{to.startsWith('/invitations/') && <p>After that you come back to the invitation.</p>}
			<p>Reading needs no account. Sign in to file, assess and vote.</p>
			<SignInPanel people={people} chainId={env().CHAIN_ID} to={to} />
			<EmailForm action={sendLinkAction} to={to} />
		</div>
	)
}
