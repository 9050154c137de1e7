import { GetExecutionInput } from '@/lib/contracts/execution'

const { manager, amount, nonce } = GetExecutionInput.shape
const FIELDS = { manager, amount, nonce }

/** What was filled in; what is empty, given twice or of another form is left out, and its step asks for it again. */
export function readPlanFields(
	search: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(FIELDS).flatMap(([name, field]) => {
			const value = search[name]
			return typeof value === 'string' && field.safeParse(value.trim()).success ? [[name, value.trim()]] : []
		}),
	)
}
