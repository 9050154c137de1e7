/** A value that JSON can carry without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * JSON in the one form that everyone hashes alike (RFC 8785): keys sorted by UTF-16 code units, no white space,
 * numbers as ECMAScript prints them. Throws for what JSON cannot carry, because hashing a lossy copy would be a bug.
 */
export function canonicalJson(value: Json): string {
	if (value === null || typeof value === 'boolean') return String(value)
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new Error(`Canonical JSON cannot carry the number ${value}`)
		return JSON.stringify(value)
	}
	if (typeof value === 'string') {
		if (!value.isWellFormed()) throw new Error('Canonical JSON cannot carry a lone surrogate')
		return JSON.stringify(value)
	}
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
	// Neither null nor a list is left.
	if (typeof value === 'object') return canonicalObject(value as { readonly [key: string]: Json })
	throw new Error(`Canonical JSON cannot carry a ${typeof value}`)
}

function canonicalObject(value: { readonly [key: string]: Json }): string {
	const members = Object.keys(value)
		.sort(byCodeUnits)
		.map((key) => {
			const member = value[key]
			if (member === undefined) throw new Error(`Canonical JSON cannot carry undefined (key "${key}")`)
			return `${canonicalJson(key)}:${canonicalJson(member)}`
		})
	return `{${members.join(',')}}`
}

function byCodeUnits(left: string, right: string): number {
	if (left === right) return 0
	return left < right ? -1 : 1
}
