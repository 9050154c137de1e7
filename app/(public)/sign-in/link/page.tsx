import type { Metadata } from 'next'
import { LinkSignIn } from '@/components/wallet/link-sign-in'
import { returnPath } from '@/lib/contracts/return-path'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false }, referrer: 'no-referrer' }

export default async function LinkPage({
	searchParams,
}: {
	readonly searchParams: Promise<{ token?: string; to?: string }>
}) {
	const { token = '', to } = await searchParams
	return (
		<div className="max-w-prose space-y-4">
			<h1 className="text-3xl font-semibold">Sign in to Guardrail</h1>
			<p>Press the button to use the link from your mail.</p>
			<LinkSignIn token={token} to={returnPath(to)} />
		</div>
	)
}
