export type Choice = { readonly value: string; readonly label: string }

/** A list of keys and labels as the choices of a field. */
export function choicesOf(list: Readonly<Record<string, string>>): readonly Choice[] {
	return Object.entries(list).map(([value, label]) => ({ value, label }))
}
