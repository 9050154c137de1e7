import 'server-only'
import { type Hex, slice } from 'viem'
import { type CallArgument, type CallValue, callInWords, nameValues } from '@/lib/domain/execution/call'
import { checkMotionRows, checkTargetLimit } from '@/lib/domain/execution/checks'
import { CONTRACTS, type ContractName, contractAt } from '@/lib/domain/execution/contracts'
import {
	type ContractFunction,
	FUNCTIONS,
	type FunctionKey,
	MOTION_FACTORIES,
	type MotionFactory,
	signatureOf,
} from '@/lib/domain/execution/functions'
import { decodeValues } from './abi'
import { decodeCallsScript, isCallsScript, type ScriptCall } from './calls-script'

export type DecodedCall = {
	readonly to: string | null
	/** The contract at that address, or, without one, the contract that has such a function. */
	readonly contract: string | null
	readonly signature: string | null
	readonly inWords: string
	readonly arguments: readonly CallArgument[]
	/** The calls inside, for a script, a proposal or a motion. */
	readonly inner: readonly DecodedCall[]
	/** What is wrong with it, a sentence each; empty when nothing was found. */
	readonly problems: readonly string[]
}

const DEEPEST = 8

/** Decodes calldata or a script into words, as deep as it goes. What is not known is said so, never guessed. */
export function decodeCalldata(data: Hex, to: string | null = null, depth = 0): DecodedCall {
	if (depth === 0 && to === null && isCallsScript(data)) {
		const inner = innerOfScript(data, depth)
		return { ...unknown(to, inner.problems), inWords: 'A script that Aragon runs, call by call.', inner: inner.calls }
	}
	const key = keyOf(data)
	if (key === null) return unknown(to, ['Guardrail does not know this function; read it elsewhere before signing.'])
	const row: ContractFunction = FUNCTIONS[key]
	const known = to === null ? null : contractAt(to)
	const values = decodeValues(row.parameters, data.length > 10 ? slice(data, 4) : '0x')
	const contract = known ?? (to === null ? row.contract : null)
	const problems = to !== null && known === null ? ['The address is not one that Guardrail knows; check it.'] : []
	if (values === null) {
		return {
			...unknown(to, [...problems, 'The arguments do not fit the function, or more bytes follow them.']),
			signature: signatureOf(row),
		}
	}
	const inside = depth < DEEPEST ? innerOf(key, values, depth) : { calls: [], problems: ['Too deep to decode.'] }
	return {
		to,
		contract,
		signature: signatureOf(row),
		inWords:
			known === null && to !== null
				? unnamedInWords(key, to, values)
				: callInWords(key, contract ?? row.contract, values),
		arguments: nameValues(row.parameters, values),
		inner: inside.calls,
		problems: [...problems, ...wrongContract(known, row, key), ...problemsOf(key, values), ...inside.problems],
	}
}

function unnamedInWords(key: FunctionKey, to: string, values: readonly CallValue[]): string {
	const contract: ContractName = FUNCTIONS[key].contract
	return callInWords(key, contract, values).replaceAll(CONTRACTS[contract].inWords, to)
}

function unknown(to: string | null, problems: readonly string[]): DecodedCall {
	return {
		to,
		contract: to === null ? null : contractAt(to),
		signature: null,
		inWords: 'A call that Guardrail cannot read.',
		arguments: [],
		inner: [],
		problems,
	}
}

function keyOf(data: Hex): FunctionKey | null {
	const selector = data.slice(0, 10).toLowerCase()
	const found = Object.entries(FUNCTIONS).find(([, row]) => row.selector === selector)
	return found === undefined ? null : (found[0] as FunctionKey) // the keys of the table
}

/** Contracts that share functions: registries among themselves, and whatever forwards scripts. */
const ALIKE: readonly (readonly ContractName[])[] = [
	['NodeOperatorsRegistry', 'SimpleDVT'],
	['Agent', 'TokenManager'],
	['CSModule', 'CuratedModule'],
]

function wrongContract(known: ContractName | null, row: ContractFunction, key: FunctionKey): readonly string[] {
	if (known === null || known === row.contract) return []
	if (ALIKE.some((group) => group.includes(known) && group.includes(row.contract))) return []
	if (key === 'updateTargetOnModule' && (known === 'CSModule' || known === 'CuratedModule')) return []
	return [`${CONTRACTS[known].inWords} has no such function.`]
}

function problemsOf(key: FunctionKey, values: readonly CallValue[]): readonly string[] {
	const [mode, target] =
		key === 'updateTargetOnRouter' ? values.slice(2) : key === 'updateTargetOnModule' ? values.slice(1) : []
	if (typeof mode !== 'string' || typeof target !== 'string') return []
	const checked = checkTargetLimit(Number(mode), BigInt(target))
	return checked.ok ? [] : [checked.refusal.sentence]
}

type Inside = { readonly calls: readonly DecodedCall[]; readonly problems: readonly string[] }
const NOTHING: Inside = { calls: [], problems: [] }

function innerOf(key: FunctionKey, values: readonly CallValue[], depth: number): Inside {
	if (key === 'forward' || key === 'newVote' || key === 'newVoteWithFlags') return innerOfScript(hex(values[0]), depth)
	if (key === 'submitProposal') {
		const calls = lists(values[0]).map((row): ScriptCall => ({ to: hex(row[0]), data: hex(row[2]) }))
		return { calls: calls.map((each) => decodeCalldata(each.data, each.to, depth + 1)), problems: [] }
	}
	return key === 'createMotion' ? innerOfMotion(hex(values[0]), hex(values[1])) : NOTHING
}

function innerOfScript(script: Hex, depth: number): Inside {
	const calls = decodeCallsScript(script)
	if (calls === null) return { calls: [], problems: ['The script inside is cut off, or of an unknown kind.'] }
	return { calls: calls.map((each) => decodeCalldata(each.data, each.to, depth + 1)), problems: [] }
}

/** The calls that a factory makes from its input, shown with what was wrong in it. */
function innerOfMotion(factoryAddress: Hex, data: Hex): Inside {
	const name = contractAt(factoryAddress)
	const factory: MotionFactory | undefined = Object.values(MOTION_FACTORIES).find((row) => row.contract === name)
	if (factory === undefined) return { calls: [], problems: ['Guardrail does not know this factory.'] }
	const values = decodeValues(factory.callData, data)
	if (values === null) return { calls: [], problems: ['What the factory is given does not fit it.'] }
	const rows = factory.callData[0]?.type === 'tuple[]' ? lists(values[0]) : [values]
	const sorted = checkMotionRows(rows.map((row) => ({ operator: BigInt(String(row[0])) })))
	const isSortedNeeded =
		factory.contract !== 'SDVTDeactivateNodeOperators' && factory.contract !== 'SDVTActivateNodeOperators'
	const components = factory.callData[0]?.components ?? factory.callData
	const calls = rows.map(
		(row): DecodedCall => ({
			to: null,
			contract: factory.contract,
			signature: null,
			inWords: rowInWords(factory.contract, row),
			arguments: nameValues(components, row),
			inner: [],
			problems: factory.contract === 'SDVTUpdateTargetValidatorLimits' ? problemsOf('updateTargetOnModule', row) : [],
		}),
	)
	return { calls, problems: sorted.ok || !isSortedNeeded ? [] : [sorted.refusal.sentence] }
}

function rowInWords(contract: ContractName, row: readonly CallValue[]): string {
	if (contract === 'SDVTUpdateTargetValidatorLimits') return callInWords('updateTargetOnModule', 'SimpleDVT', row)
	if (contract === 'SDVTSetVettedValidatorsLimits') return callInWords('setStakingLimit', 'SimpleDVT', row)
	if (contract === 'IncreaseNodeOperatorStakingLimit')
		return callInWords('setStakingLimit', 'NodeOperatorsRegistry', row)
	if (contract === 'SDVTDeactivateNodeOperators') return callInWords('deactivate', 'SimpleDVT', row)
	if (contract === 'SDVTActivateNodeOperators') return callInWords('activate', 'SimpleDVT', row)
	return callInWords('settlePenalty', 'CSModule', [[row[0] ?? ''], [row[1] ?? '']])
}

function hex(value: CallValue | undefined): Hex {
	return typeof value === 'string' && value.startsWith('0x') ? (value as Hex) : '0x' // decoded as bytes or address
}

function lists(value: CallValue | undefined): readonly (readonly CallValue[])[] {
	return Array.isArray(value) ? value.filter((row): row is readonly CallValue[] => Array.isArray(row)) : []
}
