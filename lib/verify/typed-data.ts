import { fromAnyHex, utf8, type VerifyCrypto } from './crypto'

/** Typed structured data as EIP-712 defines it. Numbers come as decimal strings or bigints, bytes as hex. */
export type TypedData = {
	readonly types: TypeTable
	readonly primaryType: string
	readonly domain: Readonly<Record<string, unknown>>
	readonly message: Readonly<Record<string, unknown>>
}

type Field = { readonly name: string; readonly type: string }
type TypeTable = Readonly<Record<string, readonly Field[]>>
type Keccak = VerifyCrypto['keccak256']

/** The hash that a wallet signs (EIP-712): for any types, where `ballotHasher` knows those of a ballot by heart. */
export function typedDataHash(keccak: Keccak, { types, primaryType, domain, message }: TypedData): Uint8Array {
	const domainHash = structHash(keccak, types, 'EIP712Domain', domain)
	return signingHash(keccak, domainHash, structHash(keccak, types, primaryType, message))
}

/** EIP-712: `\x19\x01`, the domain and the message, hashed. */
export function signingHash(keccak: Keccak, domainHash: Uint8Array, messageHash: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(66)
	bytes.set([0x19, 0x01])
	bytes.set(domainHash, 2)
	bytes.set(messageHash, 34)
	return keccak(bytes)
}

export function structHash(
	keccak: Keccak,
	types: TypeTable,
	name: string,
	value: Readonly<Record<string, unknown>>,
): Uint8Array {
	const words = fieldsOf(types, name).map((field) => wordOf(keccak, types, field.type, value[field.name]))
	return keccak(joined([typeHash(keccak, types, name), ...words]))
}

/** Hash of the type written out, with the types that it refers to behind it in order of their names. */
export function typeHash(keccak: Keccak, types: TypeTable, name: string): Uint8Array {
	const others = [...referred(types, name, new Set())].filter((other) => other !== name).sort()
	const written = [name, ...others].map(
		(type) =>
			`${type}(${fieldsOf(types, type)
				.map((field) => `${field.type} ${field.name}`)
				.join(',')})`,
	)
	return keccak(utf8(written.join('')))
}

function fieldsOf(types: TypeTable, name: string): readonly Field[] {
	const fields = types[name]
	if (fields === undefined) throw new Error(`EIP-712: no type is called ${name}`)
	return fields
}

function referred(types: TypeTable, name: string, found: Set<string>): Set<string> {
	if (found.has(name) || types[name] === undefined) return found
	found.add(name)
	for (const field of fieldsOf(types, name)) referred(types, field.type.replace(/\[.*$/, ''), found)
	return found
}

function wordOf(keccak: Keccak, types: TypeTable, type: string, value: unknown): Uint8Array {
	const list = /^(.*)\[\d*\]$/.exec(type)
	if (list !== null && Array.isArray(value)) {
		return keccak(joined(value.map((item) => wordOf(keccak, types, list[1] ?? '', item))))
	}
	if (types[type] !== undefined && typeof value === 'object' && value !== null) {
		// A struct is a record of its fields; a field that is missing fails above.
		return structHash(keccak, types, type, value as Readonly<Record<string, unknown>>)
	}
	if (type === 'string') return keccak(utf8(textOf(type, value)))
	if (type === 'bytes') return keccak(fromAnyHex(textOf(type, value)))
	if (type === 'bool') return numberWord(value === true ? 1n : 0n)
	if (type === 'address') return word(fromAnyHex(textOf(type, value)), 'right')
	if (/^bytes\d+$/.test(type)) return word(fromAnyHex(textOf(type, value)), 'left')
	if (/^u?int\d*$/.test(type) && (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string'))
		return numberWord(BigInt(value))
	throw new Error(`EIP-712: a value does not fit the type ${type}`)
}

function textOf(type: string, value: unknown): string {
	if (typeof value === 'string') return value
	throw new Error(`EIP-712: a value does not fit the type ${type}`)
}

/** 32 bytes with the value at one end and zeros in the rest. */
function word(bytes: Uint8Array, side: 'left' | 'right'): Uint8Array {
	const filled = new Uint8Array(32)
	filled.set(bytes, side === 'left' ? 0 : 32 - bytes.length)
	return filled
}

/** 32 bytes, big-endian, negative numbers in two's complement. */
export function numberWord(value: bigint): Uint8Array {
	return fromAnyHex(BigInt.asUintN(256, value).toString(16).padStart(64, '0'))
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
	let at = 0
	for (const part of parts) {
		whole.set(part, at)
		at += part.length
	}
	return whole
}
