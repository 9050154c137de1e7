import { askForTemplate, type Template, type Told } from '@/components/decisions/cast'

/** What must be signed to delegate to an address, as data and in words; or the sentence that says why not. */
export function fetchDelegationTemplate(delegate: string): Promise<Template | string> {
	return askForTemplate(`/api/v1/me/delegation-template?${new URLSearchParams({ delegate })}`)
}

/** Hands a signed delegation in; answers with what came of it. */
export async function sendDelegation(template: Template, signature: string): Promise<Told> {
	const { message } = template.typedData
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
