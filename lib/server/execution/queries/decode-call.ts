import 'server-only'
import type { Hex } from 'viem'
import { DecodeCalldataInput } from '@/lib/contracts/execution'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { decodeCalldata } from '../decode-calldata'
import { type DecodedView, flatten } from '../view-plan'

export type DecodedAnswer = {
	readonly calls: readonly DecodedView[]
	/** Whether everything was read and nothing was found wrong. */
	readonly isClean: boolean
}

/** Pasted calldata in words, call by call. Asks nobody and keeps nothing. */
export const decodeCall = defineQuery({
	name: 'execution.decode',
	input: DecodeCalldataInput,
	answer: async ({ input }): Promise<DecodedAnswer> => {
		// The contract took hex of whole bytes, and nothing else.
		const calls = flatten(decodeCalldata(input.data as Hex, input.to === '' ? null : input.to))
		return { calls, isClean: calls.every((call) => call.problems.length === 0) }
	},
})
