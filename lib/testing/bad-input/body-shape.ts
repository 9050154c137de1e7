import { z } from 'zod'

/** As much of a JSON Schema as is looked at here. */
export type Shape = {
	readonly type?: string | readonly string[]
	readonly properties?: Readonly<Record<string, Shape>>
	readonly required?: readonly string[]
	readonly items?: Shape
	readonly maxItems?: number
	readonly propertyNames?: Shape
	readonly additionalProperties?: Shape
	readonly anyOf?: readonly Shape[]
	readonly oneOf?: readonly Shape[]
	readonly enum?: readonly unknown[]
	readonly const?: unknown
	readonly format?: string
	readonly pattern?: string
	readonly minLength?: number
	readonly maxLength?: number
	readonly $ref?: string
}

export type Path = readonly string[]
/** One place in a body, with what may stand there and what stands there now. */
export type Place = { readonly path: Path; readonly shape: Shape; readonly value: unknown }

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Each place of a body, from the whole to its leaves; of a list the first row stands for all. */
export function placesOf(input: z.ZodType, body: unknown): readonly Place[] {
	const shape = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape // zod's own type is as wide as JSON Schema
	return walk({ path: [], shape, value: body })
}

function walk(place: Place): readonly Place[] {
	const { path, value } = place
	const shape = settle(place.shape, value)
	const here = { path, shape, value }
	if (Array.isArray(value)) {
		return value.length > 0 && shape.items
			? [here, ...walk({ path: [...path, '0'], shape: shape.items, value: value[0] })]
			: [here]
	}
	if (!isRecord(value)) return [here]
	const inside = Object.entries(value).flatMap(([key, part]) => {
		const next = shape.properties?.[key] ?? shape.additionalProperties
		return next === undefined ? [] : walk({ path: [...path, key], shape: next, value: part })
	})
	return [here, ...inside]
}

/** The alternative that the value is written in. */
function settle(shape: Shape, value: unknown): Shape {
	const alternatives = shape.anyOf ?? shape.oneOf
	if (alternatives === undefined) return shape
	const scalars = alternatives.map(({ type }) => type).filter((type) => type === 'string' || type === 'number')
	if (new Set(scalars).size === 2 && scalars.length === alternatives.length) return { type: ['string', 'number'] }
	const fitting = alternatives.find((candidate) => fits(candidate, value))
	return fitting === undefined ? shape : settle(fitting, value)
}

function fits({ type, const: constant, properties = {} }: Shape, value: unknown): boolean {
	if (constant !== undefined) return value === constant
	if (value === null) return type === 'null'
	if (Array.isArray(value)) return type === 'array'
	if (!isRecord(value)) return type === typeof value || (type === 'integer' && typeof value === 'number')
	return Object.entries(properties).every(([key, { const: only }]) => only === undefined || value[key] === only)
}

/** The fields that an input knows and this body leaves out: nothing is tried there. */
export function untried(places: readonly Place[]): readonly string[] {
	return places.flatMap(({ path, shape, value }) =>
		Object.keys(shape.properties ?? {})
			.filter((key) => !(isRecord(value) && key in value))
			.map((key) => [...path, key].join('.')),
	)
}

/** Whether people write here what they like. */
export function isFreeText({ shape: { type, pattern, format, enum: choices, const: only } }: Place): boolean {
	return (
		type === 'string' && pattern === undefined && format === undefined && choices === undefined && only === undefined
	)
}

/** The body with another value in one place; `undefined` leaves the field out. */
export function withValue(body: unknown, [key, ...rest]: Path, value: unknown): unknown {
	if (key === undefined) return value
	if (Array.isArray(body))
		return body.map((part, index) => (String(index) === key ? withValue(part, rest, value) : part))
	if (!isRecord(body)) throw new Error(`The body has no place "${key}"`)
	const { [key]: old, ...others } = body
	const next = withValue(old, rest, value)
	return next === undefined ? others : { ...others, [key]: next }
}
