import 'server-only'
import { concatHex, type Hex, numberToHex, size, slice } from 'viem'

/** A call inside a script: where to, and with what. */
export type ScriptCall = { readonly to: Hex; readonly data: Hex }

/** Aragon's CallsScript: the spec id 1 in four bytes, then for each call the address, the length in four bytes, the data. */
const SPEC_ID: Hex = '0x00000001'
const HEAD_BYTES = 24

export function encodeCallsScript(calls: readonly ScriptCall[]): Hex {
	const parts = calls.flatMap(({ to, data }) => [to, numberToHex(size(data), { size: 4 }), data])
	return concatHex([SPEC_ID, ...parts])
}

export function isCallsScript(script: Hex): boolean {
	return script.slice(0, SPEC_ID.length) === SPEC_ID
}

/** The calls of a script; `null` for bytes that are none, or that end in the middle of a call. */
export function decodeCallsScript(script: Hex): readonly ScriptCall[] | null {
	if (!isCallsScript(script)) return null
	const [calls, end]: [ScriptCall[], number] = [[], size(script)]
	for (let at = 4; at < end; ) {
		if (at + HEAD_BYTES > end) return null
		const length = Number(slice(script, at + 20, at + HEAD_BYTES))
		const next = at + HEAD_BYTES + length
		if (next > end) return null
		calls.push({
			to: slice(script, at, at + 20),
			data: length === 0 ? '0x' : slice(script, at + HEAD_BYTES, next),
		})
		at = next
	}
	return calls
}
