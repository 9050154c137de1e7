import type { Address } from '@/lib/domain/kernel/ids'
import { addressOf, CONTRACTS, type ContractName } from './contracts'
import {
	type ContractFunction,
	type FactoryKey,
	FUNCTIONS,
	type FunctionKey,
	MOTION_FACTORIES,
	type Parameter,
	signatureOf,
	type Unit,
} from './functions'

/** A value of a call as text: decimal digits, hex, words; lists and tuples in their order. */
export type CallValue = string | boolean | readonly CallValue[]

export type CallArgument = {
	readonly name: string
	readonly type: string
	readonly unit: Unit
	readonly value: CallValue
}

/** One call of a contract as data. `to` is `null` where no address is known. */
export type Call = {
	readonly key: FunctionKey
	readonly contract: ContractName
	readonly to: Address | null
	readonly signature: string
	readonly arguments: readonly CallArgument[]
	readonly inWords: string
	readonly why: string
}

/** What is handed to an Easy Track factory, which makes the calls of its motion from it. */
export type MotionInput = {
	readonly key: FactoryKey
	readonly factory: ContractName
	readonly to: Address | null
	readonly arguments: readonly CallArgument[]
	readonly creator: string
}

/** A call with its arguments in the order of its signature. `on` names another contract with the same function. */
export function call(
	key: FunctionKey,
	values: readonly CallValue[],
	around: { readonly chainId: number | null; readonly why: string; readonly on?: ContractName },
): Call {
	const row: ContractFunction = FUNCTIONS[key]
	const contract = around.on ?? row.contract
	return {
		key,
		contract,
		to: addressOf(contract, around.chainId),
		signature: signatureOf(row),
		arguments: nameValues(row.parameters, values),
		inWords: callInWords(key, contract, values),
		why: around.why,
	}
}

/** What an Easy Track factory is given; refusing bad lists is `checkMotionRows`. */
export function motionInput(key: FactoryKey, values: readonly CallValue[], chainId: number | null): MotionInput {
	const row = MOTION_FACTORIES[key]
	return {
		key,
		factory: row.contract,
		to: addressOf(row.contract, chainId),
		arguments: nameValues(row.callData, values),
		creator: row.creator,
	}
}

/** Puts names and units to values in the order of a signature. */
export function nameValues(parameters: readonly Parameter[], values: readonly CallValue[]): readonly CallArgument[] {
	return parameters.map(({ name, type, unit }, index) => ({ name, type, unit, value: values[index] ?? '' }))
}

const MODES: Readonly<Record<string, string>> = { '0': 'no limit', '1': 'soft limit', '2': 'boosted limit' }
const MODULE_STATUSES: Readonly<Record<string, string>> = { '0': 'active', '1': 'deposits paused', '2': 'stopped' }

/** A target limit in words: "soft limit of 5800 validators". */
export function targetInWords(mode: CallValue, target: CallValue): string {
	if (mode === false || mode === '0') return 'no target limit'
	const name = mode === true ? 'target limit' : (MODES[String(mode)] ?? `limit of the unknown mode ${String(mode)}`)
	return `a ${name} of ${String(target)} validators`
}

const text = (value: CallValue | undefined): string => String(value ?? '?')
const count = (value: CallValue | undefined, one: string): string =>
	Array.isArray(value) ? `${value.length} ${value.length === 1 ? one : `${one}s`}` : `0 ${one}s`

/** What a call does, in a sentence that a delegate can check. */
export function callInWords(key: FunctionKey, contract: ContractName, values: readonly CallValue[]): string {
	const [a, b, c = '', d = ''] = values
	const where = CONTRACTS[contract].inWords
	const sentences: Partial<Record<FunctionKey, () => string>> = {
		setStakingLimit: () => `Sets the staking limit of operator ${text(a)} in ${where} to ${text(b)} keys.`,
		updateTargetOnRouter: () => `Gives operator ${text(b)} of module ${text(a)} ${targetInWords(c, d)}.`,
		updateTargetOnRouterUntil2024: () => `Gives operator ${text(b)} of module ${text(a)} ${targetInWords(c, d)}.`,
		updateTargetOnModule: () => `Gives operator ${text(a)} in ${where} ${targetInWords(b ?? '', c)}.`,
		updateTargetOnModuleUntil2024: () => `Gives operator ${text(a)} in ${where} ${targetInWords(b ?? '', c)}.`,
		deactivate: () => `Deactivates operator ${text(a)} in ${where}: no rewards and no deposits from then on.`,
		activate: () => `Activates operator ${text(a)} in ${where} again, under the same number.`,
		addOperator: () => `Adds the operator "${text(a)}" to ${where}, with a staking limit of 0.`,
		invalidateKeys: () => `Drops the undeposited keys of the operators ${text(a)} to ${text(b)} in ${where}.`,
		setExitDeadline: () => `Gives operators of ${where} ${text(a)} seconds to exit a validator once asked.`,
		setModuleStatus: () => `Sets module ${text(a)} as a whole to ${MODULE_STATUSES[text(b)] ?? `status ${text(b)}`}.`,
		submitExitHash: () => `Commits to a list of validators that are to exit, by its hash ${text(a)}.`,
		submitExitData: () => 'Reveals the list of validators that are to exit.',
		triggerExits: () => `Exits ${count(b, 'validator')} of a revealed list from the execution layer.`,
		coverBurn: () => `Burns ${text(a)} wei of stETH as cover: what was lost is made good to all holders of stETH.`,
		approve: () => `Lets ${text(a)} take ${text(b)} wei of stETH from the sender.`,
		settlePenalty: () => `Takes the reported penalties from the bonds of ${count(a, 'operator')} in ${where}.`,
		createMotion: () => `Starts an Easy Track motion with the factory ${text(a)}.`,
		objectToMotion: () => `Objects to Easy Track motion ${text(a)}.`,
		enactMotion: () => `Enacts Easy Track motion ${text(a)}.`,
		cancelMotion: () => `Cancels Easy Track motion ${text(a)}.`,
		newVote: () => 'Starts an Aragon vote whose script runs when it passes.',
		newVoteWithFlags: () => 'Starts an Aragon vote whose script runs when it passes.',
		vote: () => `Votes ${b === true ? 'yea' : 'nay'} in Aragon vote ${text(a)}.`,
		executeVote: () => `Executes Aragon vote ${text(a)}.`,
		forward: () => `${where} runs the calls of the script.`,
		submitProposal: () => `Puts ${count(a, 'call')} before Dual Governance.`,
		grantPermission: () => `Gives ${text(a)} the role ${text(c)} on ${text(b)}.`,
		grantPermissionWithParameters: () => `Gives ${text(a)} the role ${text(c)} on ${text(b)}, for one operator alone.`,
		revokePermission: () => `Takes the role ${text(c)} on ${text(b)} from ${text(a)}.`,
	}
	return sentences[key]?.() ?? `Calls ${signatureOf(FUNCTIONS[key])}.`
}
