import 'server-only'
import { concatHex, type Hex } from 'viem'
import type { Call, MotionInput } from '@/lib/domain/execution/call'
import { type ContractFunction, FUNCTIONS, MOTION_FACTORIES } from '@/lib/domain/execution/functions'
import { encodeValues } from './abi'

/** The calldata of a call: its selector, then its arguments. */
export function encodeCall(call: Pick<Call, 'key' | 'arguments'>): Hex {
	const row: ContractFunction = FUNCTIONS[call.key]
	return concatHex([row.selector, encodeValues(row.parameters, call.arguments)])
}

/** What an Easy Track factory is given, encoded. */
export function encodeMotion(motion: Pick<MotionInput, 'key' | 'arguments'>): Hex {
	return encodeValues(MOTION_FACTORIES[motion.key].callData, motion.arguments)
}
