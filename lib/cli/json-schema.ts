import ts from 'typescript'

export type JsonSchema = { readonly [keyword: string]: unknown }

/** A type that JSON cannot carry, or that says nothing about what it carries. */
export class Inexpressible extends Error {}

/** The schemas of types that have a name of their own; each is written once and referred to from everywhere. */
export type NamedSchemas = Record<string, JsonSchema>

type Around = {
	readonly checker: ts.TypeChecker
	readonly named: NamedSchemas
	/** Whose name it is, so that two types of one name are told apart. */
	readonly owners: Map<string, ts.Symbol>
	/** Where the type stands: `VoteView.roll.power`. */
	readonly at: string
}

/** Writes TypeScript types as JSON Schema 2020-12: what `JSON.stringify` makes of a value of that type. */
export function schemaWriter(checker: ts.TypeChecker, named: NamedSchemas) {
	const owners = new Map<string, ts.Symbol>()
	return (type: ts.Type, at: string): JsonSchema => schemaOf(type, { checker, named, owners, at })
}

function schemaOf(type: ts.Type, around: Around): JsonSchema {
	const alias = type.aliasSymbol ?? interfaceOf(type)
	if (!alias || type.aliasTypeArguments || !isOurs(alias)) return anonymousSchema(type, around)
	const name = alias.name
	const owner = around.owners.get(name)
	if (owner && owner !== alias) {
		throw new Inexpressible(`${around.at}: two types are called ${name}; rename one of them, for readers' sake too`)
	}
	if (!owner) {
		around.owners.set(name, alias)
		const schema = anonymousSchema(type, { ...around, at: name })
		around.named[name] = { ...schema, ...described(alias, around.checker) }
	}
	return { $ref: `#/components/schemas/${name}` }
}

function interfaceOf(type: ts.Type): ts.Symbol | undefined {
	return type.isClassOrInterface() ? type.symbol : undefined
}

function isOurs(symbol: ts.Symbol): boolean {
	const files = symbol.declarations?.map((declaration) => declaration.getSourceFile().fileName) ?? []
	return files.some((file) => !file.includes('/node_modules/'))
}

function described(symbol: ts.Symbol, checker: ts.TypeChecker): { readonly description?: string } {
	const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim()
	return text === '' ? {} : { description: text }
}

function anonymousSchema(type: ts.Type, around: Around): JsonSchema {
	const simple = primitiveSchema(type)
	if (simple) return simple
	if (type.isUnion()) return unionSchema(type, around)
	if (type.isIntersection()) {
		// A brand is a promise to the compiler; JSON carries what was branded.
		const base = type.types.find((part) => primitiveSchema(part) !== null)
		if (base) return anonymousSchema(base, around)
	}
	if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectSchema(type, around)
	throw new Inexpressible(`${around.at}: JSON cannot carry the type ${around.checker.typeToString(type)}`)
}

function primitiveSchema(type: ts.Type): JsonSchema | null {
	if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
	if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' }
	if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' }
	// `true` and `false` are told apart by nothing else that the compiler shows.
	if (type.flags & ts.TypeFlags.BooleanLiteral)
		return { const: 'intrinsicName' in type && type.intrinsicName === 'true' }
	if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' }
	if (type.flags & ts.TypeFlags.Null) return { type: 'null' }
	if (type.flags & ts.TypeFlags.Never) return { not: {} }
	if (type.flags & ts.TypeFlags.Unknown) return {}
	if (type.flags & ts.TypeFlags.NonPrimitive) return { type: 'object' }
	return null
}

function unionSchema(type: ts.UnionType, around: Around): JsonSchema {
	const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined))
	const schemas = parts.map((part) => schemaOf(part, around))
	const constants = schemas.flatMap((schema) => ('const' in schema ? [schema.const] : []))
	const rest = schemas.filter((schema) => !('const' in schema))
	const choices = [...constantSchemas(constants), ...rest]
	const [only] = choices
	if (only && choices.length === 1) return only
	const types = choices.map((choice) => choice.type)
	const areBare = choices.every((choice) => typeof choice.type === 'string' && Object.keys(choice).length === 1)
	return areBare ? { type: types } : { anyOf: choices }
}

function constantSchemas(constants: readonly unknown[]): readonly JsonSchema[] {
	const truths = constants.filter((value) => typeof value === 'boolean')
	// The compiler lists them in the order in which it met them, which changes with the files around.
	const others = constants.filter((value) => typeof value !== 'boolean').sort(byValue)
	const booleans = truths.length === 2 ? [{ type: 'boolean' }] : truths.map((value) => ({ const: value }))
	return [...booleans, ...(others.length > 0 ? [{ enum: others }] : [])]
}

function byValue(left: unknown, right: unknown): number {
	if (typeof left === 'number' && typeof right === 'number') return left - right
	return String(left) < String(right) ? -1 : 1
}

function objectSchema(type: ts.Type, around: Around): JsonSchema {
	const { checker, at } = around
	if (checker.isTupleType(type)) {
		const items = checker.getTypeArguments(type as ts.TypeReference) // a tuple is a reference to its own shape
		return {
			type: 'array',
			prefixItems: items.map((item, index) => schemaOf(item, { ...around, at: `${at}.${index}` })),
			items: false,
			minItems: items.length,
		}
	}
	if (checker.isArrayType(type)) {
		const [item] = checker.getTypeArguments(type as ts.TypeReference) // as is an array
		if (item) return { type: 'array', items: schemaOf(item, { ...around, at: `${at}[]` }) }
	}
	if (type.symbol?.name === 'Date' && !isOurs(type.symbol)) return { type: 'string', format: 'date-time' }
	if (type.symbol?.name === 'Blob' && !isOurs(type.symbol)) return {}
	const isForeign =
		(type.symbol?.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0 && !isOurs(type.symbol)
	if (type.getCallSignatures().length > 0 || isForeign) {
		throw new Inexpressible(`${at}: JSON cannot carry the type ${checker.typeToString(type)}`)
	}
	return recordSchema(type, around)
}

function recordSchema(type: ts.Type, around: Around): JsonSchema {
	const { checker, at } = around
	const properties: Record<string, JsonSchema> = {}
	const required: string[] = []
	for (const property of checker.getPropertiesOfType(type)) {
		if (property.name.startsWith('__@')) continue // a brand
		const held = checker.getTypeOfSymbol(property)
		const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0 || mayBeUndefined(held)
		const schema = schemaOf(held, { ...around, at: `${at}.${property.name}` })
		properties[property.name] = { ...schema, ...described(property, checker) }
		if (!isOptional) required.push(property.name)
	}
	const [index] = checker.getIndexInfosOfType(type)
	return {
		type: 'object',
		...(Object.keys(properties).length > 0 && { properties }),
		...(required.length > 0 && { required }),
		...(index && { additionalProperties: schemaOf(index.type, { ...around, at: `${at}.*` }) }),
	}
}

function mayBeUndefined(type: ts.Type): boolean {
	if (type.isUnion()) return type.types.some(mayBeUndefined)
	return (type.flags & ts.TypeFlags.Undefined) !== 0
}
