import type { Template, Told } from '@/components/decisions/cast'
import type { Wallet } from '@/components/wallet/wallet'

/** What must be signed to delegate to an address, as data and in words; or the sentence that says why not. */
export async function fetchDelegationTemplate(delegate: string): Promise<Template | string> {
	const response = await fetch(`/api/v1/me/delegation-template?${new URLSearchParams({ delegate })}`)
	const body = await response.json()
	return response.ok ? body : (body.issues?.[0]?.message ?? body.detail)
}

/** Has the wallet sign and hands the delegation in; answers with what came of it. */
export async function sendDelegation(wallet: Wallet, template: Template): Promise<Told> {
	const { message } = template.typedData
	const signature = await wallet.signTypedData(template.typedData)
	const response = await fetch('/api/v1/me/delegations', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ message, signature }),
	})
	const body = await response.json()
	if (!response.ok) return { ok: false, sentence: body.detail }
	const sentence =
		body.delegate === null
			? 'You vote for yourself again, from the next vote that opens.'
			: 'You have delegated, from the next vote that opens.'
	return { ok: true, sentence }
}
