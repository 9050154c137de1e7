import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'

// What the contracts do not check, or check too late. Everything here is asked before a call is written.

export const LARGEST_TARGET = 2n ** 64n - 1n

/** The target-limit modes of the contracts: none, soft (on demand), boosted (regardless of demand). */
export type LimitMode = 0 | 1 | 2
const MODES: readonly LimitMode[] = [0, 1, 2]

export type TargetLimit = { readonly mode: LimitMode; readonly target: bigint }

/**
 * Checks a target limit. The contract takes any mode; only 0 to 2 mean something. Mode 0 forces the target 0. Targets
 * are validators, at most what 64 bits hold.
 */
export function checkTargetLimit(mode: number, target: bigint): Result<TargetLimit, Refusal> {
	const known = MODES.find((candidate) => candidate === mode)
	if (known === undefined) {
		return refuse('mode_unknown', `The limit mode is 0 (none), 1 (soft) or 2 (boosted), not ${mode}.`, { mode })
	}
	if (target < 0n || target > LARGEST_TARGET) {
		return refuse('target_out_of_range', 'A target is a whole number of validators that fits in 64 bits.', {
			target: target.toString(),
		})
	}
	if (known === 0 && target !== 0n) {
		return refuse(
			'target_without_mode',
			'Mode 0 lifts the limit, so its target is 0; choose mode 1 or 2 for a limit.',
			{
				target: target.toString(),
			},
		)
	}
	return ok({ mode: known, target })
}

/** Checks that an operator's number in its module is known and below the module's count, where that is known. */
export function checkOperator(index: number | null, operatorsCount: number | null): Result<bigint, Refusal> {
	if (index === null || !Number.isSafeInteger(index) || index < 0) {
		return refuse('operator_unknown', 'The number of the operator in its module is not on record; add it first.')
	}
	if (operatorsCount !== null && index >= operatorsCount) {
		return refuse(
			'operator_out_of_range',
			`The module has ${operatorsCount} operators, so there is no number ${index}.`,
			{
				index,
				operatorsCount,
			},
		)
	}
	return ok(BigInt(index))
}

/** Checks the staking module's number in the router. */
export function checkModule(routerModuleId: number | null): Result<bigint, Refusal> {
	return routerModuleId === null || !Number.isSafeInteger(routerModuleId) || routerModuleId < 1
		? refuse('module_unknown', 'The number of the module in the StakingRouter is not on record; add it first.')
		: ok(BigInt(routerModuleId))
}

/** Checks a list for an Easy Track factory: at least one row, ids strictly ascending, none twice. */
export function checkMotionRows<Row extends { readonly operator: bigint }>(
	rows: readonly Row[],
): Result<readonly Row[], Refusal> {
	if (rows.length === 0) return refuse('rows_missing', 'A motion needs at least one operator.')
	const at = rows.findIndex((row, index) => index > 0 && row.operator <= (rows[index - 1]?.operator ?? 0n))
	if (at === -1) return ok(rows)
	const isTwice = rows[at]?.operator === rows[at - 1]?.operator
	return refuse(
		'rows_not_ascending',
		isTwice
			? `Operator ${rows[at]?.operator} is listed twice; list each operator once.`
			: 'List the operators by ascending number; Easy Track refuses any other order.',
		{ row: at },
	)
}

/** The keys of an operator, from its module at a block. */
export type Keys = {
	readonly total: number
	readonly deposited: number
	readonly exited: number
	readonly block: string
	readonly at: string
}

/** What the registry makes of a staking limit: never below the deposited keys, never above those uploaded. */
export function clampStakingLimit(limit: bigint, keys: Keys): bigint {
	const [least, most] = [BigInt(keys.deposited), BigInt(keys.total)]
	if (limit < least) return least
	return limit > most ? most : limit
}

/** What must be true before an operator is deactivated. */
export type BeforeDeactivation = {
	readonly isActive: boolean | null
	readonly isTargetZero: boolean
	readonly areExitsDone: boolean
}

/** Checks the order "target 0, wait for the exits, deactivate": a deactivated operator earns nothing for validators that still run. */
export function checkDeactivation(before: BeforeDeactivation): Result<null, Refusal> {
	if (before.isActive === false) {
		return refuse('operator_inactive', 'The operator is deactivated already; the registry refuses to do it twice.')
	}
	if (!before.isTargetZero) {
		return refuse(
			'target_not_zero',
			'Set the target limit to 0 first, and record here that it passed; deactivating does not exit a validator.',
		)
	}
	if (!before.areExitsDone) {
		return refuse(
			'exits_not_done',
			'Wait until every validator of the operator has exited, and record here where that can be seen.',
		)
	}
	return ok(null)
}

/** Checks that an operator can be activated again: the registry refuses one that is active. */
export function checkActivation(isActive: boolean | null): Result<null, Refusal> {
	return isActive === true
		? refuse('operator_active', 'The operator is active; there is nothing to undo in the registry.')
		: ok(null)
}

/** Checks an Ethereum address, with or without a checksum; the zero address is nobody. */
export function checkAddress(address: string | null, whose: string): Result<string, Refusal> {
	if (address === null || !/^0x[0-9a-fA-F]{40}$/.test(address) || /^0x0{40}$/.test(address)) {
		return refuse('address_missing', `Give the ${whose}: an Ethereum address, 0x and 40 hex digits.`)
	}
	return ok(address.toLowerCase())
}

/** Checks an amount of stETH in wei. */
export function checkAmount(wei: bigint | null): Result<bigint, Refusal> {
	return wei === null || wei <= 0n || wei >= 2n ** 256n
		? refuse('amount_missing', 'Give the amount in wei of stETH, more than 0.')
		: ok(wei)
}
