import type { Choice } from './choices'

const SHOWN = 40

type Described = Choice & { readonly description?: string }

/** The choices that contain every typed word and are not picked yet; those that have it in the label come first. */
export function matching<C extends Described>(
	choices: readonly C[],
	typed: string,
	picked: readonly string[],
): readonly C[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
	const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word))
	const left = choices.filter(({ value }) => !picked.includes(value))
	const inLabel = left.filter(({ value, label }) => holds(`${value} ${label}`))
	const inText = left.filter(
		(choice) => !inLabel.includes(choice) && holds(`${choice.value} ${choice.label} ${choice.description ?? ''}`),
	)
	return [...inLabel, ...inText].slice(0, SHOWN)
}
