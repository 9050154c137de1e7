import type { TypedDataDefinition } from 'viem'

export type Choice = {
	/** As the ballot message carries it. */
	readonly choice: string
	readonly parameters: Readonly<Record<string, string | number>>
	readonly reason: string
	readonly conflict: string
}

export type Template = {
	readonly typedData: TypedDataDefinition & { message: Record<string, string> }
	readonly words: readonly string[]
}

/** What must be signed for a choice, as data and in words; or the sentence that says why not. */
export async function fetchTemplate(voteId: string, choice: Choice): Promise<Template | string> {
	const search = new URLSearchParams({ ...choice, parameters: JSON.stringify(choice.parameters) })
	return askForTemplate(`/api/v1/votes/${voteId}/ballot-template?${search}`)
}

/** The template at an address; or the sentence that says why there is none, also where nobody answered. */
export async function askForTemplate(address: string): Promise<Template | string> {
	try {
		const response = await fetch(address)
		const body = await response.json()
		return response.ok ? body : (body.issues?.[0]?.message ?? body.detail)
	} catch {
		return 'Guardrail did not answer, and nothing was signed. Try again when you are connected.'
	}
}

/** What came of it; `receipt` is what the voter should keep, as JSON. */
export type Told = { readonly ok: boolean; readonly sentence: string; readonly receipt?: string }

/** Hands a signed ballot in; answers with what came of it. */
export async function castBallot(voteId: string, template: Template, signature: string): Promise<Told> {
	const response = await fetch(`/api/v1/votes/${voteId}/ballots`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ message: template.typedData.message, signature }),
	})
	const body = await response.json()
	if (!response.ok) return { ok: false, sentence: body.detail }
	const sentence = `Your ballot number ${body.sequence} is in. You may replace it until the vote closes.`
	// The voter's own copy of what was signed: nobody else shows a sealed ballot before the count.
	const receipt = { ...body, ballot: { message: template.typedData.message, signature } }
	return { ok: true, sentence, receipt: JSON.stringify(receipt, null, '\t') }
}
