import { isFreeText, isRecord, type Place, withValue } from './body-shape'

export type WrongBody = {
	readonly what: string
	readonly body: unknown
	/** `any`: one of the refusals, whichever comes first. */
	readonly expected: string
}

type Wrong = { readonly what: string; readonly value: unknown; readonly expected?: 'any' }

const UNSTORABLE: readonly Wrong[] = [
	{ what: 'a null byte', value: 'a\u0000b' },
	{ what: 'half a character', value: 'a\ud800b' },
]

/** Each way in which one place of a good body can be wrong, one at a time. `codes` are strings that no one types. */
export function wrongBodies(
	places: readonly Place[],
	body: unknown,
	codes: readonly string[] = [],
): readonly WrongBody[] {
	return places.flatMap((place) => {
		const name = place.path.join('.') || 'the body'
		const isCode = codes.some((code) => name === code || name.startsWith(`${code}.`))
		return wrongValues(place).map(({ what, value, expected }) => ({
			what: `${what} as ${name}`,
			body: withValue(body, place.path, value),
			expected: (expected ?? (isCode && typeof value === 'string')) ? 'any' : 'invalid_input',
		}))
	})
}

function wrongValues(place: Place): readonly Wrong[] {
	const { shape, value } = place
	if (shape.$ref !== undefined || shape.type === undefined) {
		return isRecord(value) ? wrongRecord(place) : UNSTORABLE.map(({ what, value: text }) => ({ what, value: [text] }))
	}
	if (Array.isArray(shape.type)) return [{ what: 'a list', value: [] }, ...UNSTORABLE]
	switch (shape.type) {
		case 'string':
			return wrongText(place)
		case 'integer':
		case 'number':
			return [
				{ what: 'a word', value: 'many' },
				{ what: 'a fraction', value: 1.5 },
				{ what: 'less than nothing', value: -1 },
				{ what: 'more than the database holds', value: 1e15, expected: 'any' },
			]
		case 'boolean':
			return [{ what: 'a word', value: 'maybe' }]
		case 'array':
			return wrongList(place)
		case 'object':
			return wrongRecord(place)
		default:
			return []
	}
}

function wrongText(place: Place): readonly Wrong[] {
	const { shape, value } = place
	const wrong: Wrong[] = [{ what: 'a number', value: 12 }]
	if (shape.maxLength !== undefined) wrong.push({ what: 'a longer text', value: 'a'.repeat(shape.maxLength + 1) })
	if (isFreeText(place)) {
		wrong.push(...UNSTORABLE)
		if ((shape.minLength ?? 0) > 0) wrong.push({ what: 'blanks', value: '   ' })
	} else {
		wrong.push({ what: 'another word', value: 'no such thing' })
		wrong.push(...UNSTORABLE.map(({ what, value: text }) => ({ what, value: `${value}${text}` })))
	}
	return wrong
}

function wrongList({ shape, value }: Place): readonly Wrong[] {
	const wrong: Wrong[] = [{ what: 'a word', value: 'a list' }]
	if (shape.maxItems !== undefined && Array.isArray(value)) {
		wrong.push({ what: 'a longer list', value: Array.from({ length: shape.maxItems + 1 }, () => value[0]) })
	}
	return wrong
}

function wrongRecord({ shape, value }: Place): readonly Wrong[] {
	const wrong: Wrong[] = [
		{ what: 'a word', value: 'a record' },
		{ what: 'a list', value: [] },
	]
	if (!isRecord(value)) return wrong
	for (const key of shape.required ?? []) {
		const { [key]: _, ...others } = value
		wrong.push({ what: `nothing for ${key}`, value: others })
	}
	if (shape.propertyNames?.enum)
		wrong.push({ what: 'an unknown key', value: { ...value, nonsense: Object.values(value)[0] } })
	return wrong
}
