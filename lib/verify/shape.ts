/** The first thing in a file that is not written as it must be. */
export class ShapeFault extends Error {
	constructor(
		readonly sentence: string,
		/** Where, as keys and indices from the outside in. */
		readonly path: readonly (string | number)[] = [],
	) {
		super(sentence)
	}

	/** `roll[3].power`. */
	get at(): string {
		return this.path.reduce<string>(
			(text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
			'',
		)
	}
}

/** Reads a value of unknown shape; throws a `ShapeFault` that says what should stand there. */
type Reader<T> = (value: unknown) => T

type Fields = Readonly<Record<string, Reader<unknown>>>
type Optional<F extends Fields> = { [Key in keyof F]: undefined extends ReturnType<F[Key]> ? Key : never }[keyof F]
type Read<F extends Fields> = { readonly [Key in Exclude<keyof F, Optional<F>>]: ReturnType<F[Key]> } & {
	readonly [Key in Optional<F>]?: ReturnType<F[Key]>
}

function behind(key: string | number, fault: unknown): unknown {
	return fault instanceof ShapeFault ? new ShapeFault(fault.sentence, [key, ...fault.path]) : fault
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value as Readonly<Record<string, unknown>> // an object that is no list has nothing but keys and values
	}
	throw new ShapeFault('Here a record must stand.')
}

/** Exactly these fields: one that nobody reads could say anything. What is read is the value itself, not a copy. */
export function object<F extends Fields>(fields: F): Reader<Read<F>> {
	const entries = Object.entries(fields)
	return (value) => {
		const record = recordOf(value)
		for (const key in record) {
			if (!Object.hasOwn(fields, key)) throw new ShapeFault('Nothing is known by this name.', [key])
		}
		for (const [key, reader] of entries) {
			try {
				reader(record[key])
			} catch (fault) {
				throw behind(key, fault)
			}
		}
		return record as Read<F> // every field was read
	}
}

export function list<T>(item: Reader<T>): Reader<readonly T[]> {
	return (value) => {
		if (!Array.isArray(value)) throw new ShapeFault('Here a list must stand.')
		for (let index = 0; index < value.length; index += 1) {
			try {
				item(value[index])
			} catch (fault) {
				throw behind(index, fault)
			}
		}
		return value
	}
}

export function dictionary<T>(item: Reader<T>): Reader<Readonly<Record<string, T>>> {
	return (value) => {
		for (const [key, member] of Object.entries(recordOf(value))) {
			try {
				item(member)
			} catch (fault) {
				throw behind(key, fault)
			}
		}
		return value as Readonly<Record<string, T>> // every member was read
	}
}

export function nullable<T>(reader: Reader<T>): Reader<T | null> {
	return (value) => (value === null ? null : reader(value))
}

/** May be left out. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
	return (value) => (value === undefined ? undefined : reader(value))
}

/** One record of several kinds, told apart by one field. */
export function byKind<K extends Readonly<Record<string, Reader<unknown>>>>(
	field: string,
	kinds: K,
): Reader<ReturnType<K[keyof K]>> {
	return (value) => {
		const kind = recordOf(value)[field]
		const reader = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
		if (reader !== undefined) return reader(value) as ReturnType<K[keyof K]> // what this kind is read as
		throw new ShapeFault(`Here one of these must stand: ${Object.keys(kinds).join(', ')}.`, [field])
	}
}

export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Reader<T> {
	return (value) => {
		const found = values.find((candidate) => candidate === value)
		if (found === undefined) throw new ShapeFault(`Here one of these must stand: ${values.join(', ')}.`)
		return found
	}
}

export const text: Reader<string> = (value) => {
	// A lone half of a surrogate pair cannot be hashed.
	if (typeof value === 'string' && value.isWellFormed()) return value
	throw new ShapeFault('Here a text must stand.')
}

export const bool: Reader<boolean> = oneOf(true, false)

export const count: Reader<number> = (value) => {
	if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
	throw new ShapeFault('Here a whole number of at least zero must stand.')
}

export function matching(pattern: RegExp, what: string): Reader<string> {
	return (value) => {
		if (typeof value === 'string' && pattern.test(value)) return value
		throw new ShapeFault(`Here ${what} must stand.`)
	}
}

const DIGITS = /^[0-9a-f]*$/

/** Lower-case hex digits for so many bytes, with or without `0x`. Quicker than one pattern a length. */
export function hex(bytes: number, prefix: '0x' | '' = ''): Reader<string> {
	const length = prefix.length + 2 * bytes
	return (value) => {
		if (
			typeof value === 'string' &&
			value.length === length &&
			value.startsWith(prefix) &&
			DIGITS.test(value.slice(prefix.length))
		)
			return value
		throw new ShapeFault(`Here ${2 * bytes} lower-case hex digits must stand${prefix === '' ? '' : ' behind 0x'}.`)
	}
}

export const decimal = matching(/^(0|[1-9]\d{0,77})$/, 'a whole number as text')

/** UTC with milliseconds, so that times can be compared as they are written. */
export const time: Reader<string> = matching(
	/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
	'a time in UTC with milliseconds',
)

/** Taken as it is: its hash is checked instead, or it is compared as a whole. */
export const anything: Reader<unknown> = (value) => value

/** A record whose content is checked elsewhere. */
export const record: Reader<Readonly<Record<string, unknown>>> = recordOf
