/** What was chosen and written for a rating, as this device remembers it: name and value, in the order of the form. */
type Kept = readonly (readonly [name: string, value: string])[]

const RATED = /^[A-Z]{3}\.(grade|rationale|facts)$/
const keyOf = (place: string): string => `guardrail.rating.${place}`

/** A factor is rated once it has a grade and a reason. */
export function isComplete(fields: FormData, key: string): boolean {
	return fields.get(`${key}.grade`) !== null && String(fields.get(`${key}.rationale`) ?? '').trim() !== ''
}

/** Browsers may refuse to remember; rating then goes on without a draft. */
export function keepDraft(place: string, form: HTMLFormElement): void {
	const kept: Kept = [...new FormData(form).entries()].flatMap(([name, value]) =>
		RATED.test(name) && typeof value === 'string' ? [[name, value] as const] : [],
	)
	try {
		localStorage.setItem(keyOf(place), JSON.stringify(kept))
	} catch {
		// no room, or not allowed: what is on the page is all there is
	}
}

export function readDraft(place: string): Kept | null {
	try {
		const found: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
		return Array.isArray(found) ? found.filter(isPair) : null
	} catch {
		return null // nothing readable is the same as nothing
	}
}

function isPair(item: unknown): item is readonly [string, string] {
	return Array.isArray(item) && typeof item[0] === 'string' && typeof item[1] === 'string' && RATED.test(item[0])
}

export function dropDraft(place: string): void {
	try {
		localStorage.removeItem(keyOf(place))
	} catch {
		// what cannot be removed belongs to a revision and a round that end
	}
}

/** Puts a draft back into its form. */
export function restoreInto(form: HTMLFormElement, kept: Kept): void {
	for (const field of form.querySelectorAll<HTMLInputElement>('input')) {
		if (!RATED.test(field.name)) continue
		const values = kept.filter(([name]) => name === field.name).map(([, value]) => value)
		if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value)
		else field.value = values[0] ?? ''
	}
}
