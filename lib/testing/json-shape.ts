type Schema = { readonly [keyword: string]: unknown }
type Named = Readonly<Record<string, unknown>>

const REFERENCE = '#/components/schemas/'
/** What `mismatches` looks at; a schema that says anything else is refused, so that nothing passes unread. */
const KEYWORDS = new Set([
	...['$ref', 'type', 'const', 'enum', 'not', 'anyOf', 'description', 'format'],
	...['properties', 'required', 'additionalProperties', 'items', 'prefixItems', 'minItems'],
])

/**
 * Where a JSON value differs from its schema, a line for each difference. Stricter than JSON Schema: a field that the
 * schema does not name is a difference too, because then the schema does not tell the whole truth.
 */
export function mismatches(value: unknown, schema: Schema, named: Named, at = 'answer'): readonly string[] {
	const unknown = Object.keys(schema).find((keyword) => !KEYWORDS.has(keyword))
	if (unknown) throw new Error(`${at}: the schema says ${unknown}, which this check does not know`)
	const found = [...valueMismatches(value, schema, at)]
	if (typeof schema.$ref === 'string') found.push(...mismatches(value, resolve(schema.$ref, named), named, at))
	if (Array.isArray(schema.anyOf)) {
		const tries = schema.anyOf.map((choice: Schema) => mismatches(value, choice, named, at))
		const closest = tries.reduce((best, next) => (next.length < best.length ? next : best))
		if (closest.length > 0) found.push(`${at}: none of the choices; the closest: ${closest.join('; ')}`)
	}
	if (Array.isArray(value)) found.push(...listMismatches(value, schema, named, at))
	else if (isObject(value)) found.push(...objectMismatches(value, schema, named, at))
	return found
}

function resolve(reference: string, named: Named): Schema {
	const found = reference.startsWith(REFERENCE) ? named[reference.slice(REFERENCE.length)] : undefined
	if (!isObject(found)) throw new Error(`Nothing is called ${reference}`)
	return found
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: unknown): string {
	if (value === null) return 'null'
	return Array.isArray(value) ? 'array' : typeof value
}

function valueMismatches(value: unknown, schema: Schema, at: string): readonly string[] {
	const types = schema.type === undefined ? [] : [schema.type].flat()
	const isWrong = types.length > 0 && !types.includes(typeOf(value))
	const isOther = 'const' in schema && schema.const !== value
	const isUnlisted = Array.isArray(schema.enum) && !schema.enum.includes(value)
	const isForbidden = 'not' in schema
	return isWrong || isOther || isUnlisted || isForbidden
		? [`${at}: ${JSON.stringify(value)?.slice(0, 80)} is not ${JSON.stringify(schema).slice(0, 120)}`]
		: []
}

function listMismatches(list: readonly unknown[], schema: Schema, named: Named, at: string): readonly string[] {
	const places: readonly unknown[] = Array.isArray(schema.prefixItems) ? schema.prefixItems : []
	if (schema.prefixItems && list.length !== places.length) return [`${at}: has ${list.length} entries`]
	return list.flatMap((entry, index) => {
		const item = places[index] ?? schema.items
		return isObject(item) ? mismatches(entry, item, named, `${at}.${index}`) : []
	})
}

function objectMismatches(object: Named, schema: Schema, named: Named, at: string): readonly string[] {
	const properties = isObject(schema.properties) ? schema.properties : {}
	const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
	const missing = required.filter((name) => !Object.hasOwn(object, String(name)))
	const entries = Object.entries(object).flatMap(([name, held]) => {
		const expected = properties[name] ?? schema.additionalProperties
		if (isObject(expected)) return mismatches(held, expected, named, `${at}.${name}`)
		return schema.properties ? [`${at}.${name}: is not described`] : []
	})
	return [...missing.map((name) => `${at}.${name}: is missing`), ...entries]
}
