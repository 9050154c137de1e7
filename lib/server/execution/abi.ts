import 'server-only'
import { type AbiParameter, decodeAbiParameters, encodeAbiParameters, getAddress, type Hex, isHex } from 'viem'
import type { CallArgument, CallValue } from '@/lib/domain/execution/call'
import type { Parameter } from '@/lib/domain/execution/functions'

function toAbiParameter({ name, type, components }: Parameter): AbiParameter {
	return components === undefined ? { name, type } : { name, type, components: components.map(toAbiParameter) }
}

/** Reads a value in words as the ABI's type wants it. Throws where it does not fit: the domain checked it before. */
function toAbiValue(parameter: Parameter, value: CallValue): unknown {
	const { type, components } = parameter
	if (type.endsWith('[]')) {
		if (!Array.isArray(value)) throw new Error(`${parameter.name} is a list`)
		return value.map((item: CallValue) => toAbiValue({ ...parameter, type: type.slice(0, -2) }, item))
	}
	if (type === 'tuple') {
		if (!Array.isArray(value)) throw new Error(`${parameter.name} is a tuple`)
		return Object.fromEntries((components ?? []).map((part, at) => [part.name, toAbiValue(part, value[at] ?? '')]))
	}
	if (type === 'bool') return value === true || value === 'true'
	if (typeof value !== 'string') throw new Error(`${parameter.name} is a text`)
	if (type.startsWith('uint')) return BigInt(value)
	if (type === 'address') return getAddress(value)
	if (type.startsWith('bytes') && !isHex(value)) throw new Error(`${parameter.name} is not hex`)
	return value
}

/** The other way round: a decoded value in words. */
function fromAbiValue(parameter: Parameter, value: unknown): CallValue {
	const { type, components } = parameter
	if (type.endsWith('[]')) {
		const items: readonly unknown[] = Array.isArray(value) ? value : []
		return items.map((item) => fromAbiValue({ ...parameter, type: type.slice(0, -2) }, item))
	}
	if (type === 'tuple') {
		const parts: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {}
		return (components ?? []).map((part) => fromAbiValue(part, parts[part.name]))
	}
	if (typeof value === 'boolean') return value
	return type === 'address' ? String(value).toLowerCase() : String(value)
}

/** The ABI encoding of values in the order of their parameters. */
export function encodeValues(parameters: readonly Parameter[], args: readonly CallArgument[]): Hex {
	const values = parameters.map((parameter, at) => toAbiValue(parameter, args[at]?.value ?? ''))
	return encodeAbiParameters(parameters.map(toAbiParameter), values)
}

/** Reads ABI-encoded values; `null` for bytes that do not fit, or that carry more than the values. */
export function decodeValues(parameters: readonly Parameter[], data: Hex): readonly CallValue[] | null {
	try {
		const abi = parameters.map(toAbiParameter)
		const values: readonly unknown[] = decodeAbiParameters(abi, data)
		// viem skips what follows the values: only bytes that the values encode to are read.
		if (encodeAbiParameters(abi, values).toLowerCase() !== data.toLowerCase()) return null
		return parameters.map((parameter, at) => fromAbiValue(parameter, values[at]))
	} catch {
		return null // not an encoding of these parameters
	}
}
