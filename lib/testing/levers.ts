import { type Abi, type Address, encodeFunctionData, type Hex } from 'viem'
import { CONTRACTS, type ContractName } from '@/lib/domain/execution/contracts'
import { compile, deploy, type Evm, send, startAnvil } from './evm'

const CODE = {
	TokenManager: 'TestTokenManager',
	AragonVoting: 'TestVoting',
	Agent: 'TestAgent',
	AragonACL: 'TestACL',
	StakingRouter: 'TestRouter',
	NodeOperatorsRegistry: 'TestRegistry',
	SimpleDVT: 'TestRegistry',
	CSModule: 'TestRegistry',
	EasyTrack: 'TestEasyTrack',
	EVMScriptExecutor: 'TestExecutor',
	DualGovernance: 'TestDualGovernance',
	Burner: 'TestBurner',
	stETH: 'TestStETH',
	SDVTUpdateTargetValidatorLimits: 'TestUpdateTargets',
	SDVTSetVettedValidatorsLimits: 'TestSetVetted',
	SDVTDeactivateNodeOperators: 'TestDeactivate',
	SDVTActivateNodeOperators: 'TestActivate',
} as const satisfies Partial<Record<ContractName, string>>
export type OnChain = keyof typeof CODE

/** A chain where the levers stand at their mainnet addresses. */
export type Levers = {
	readonly evm: Evm
	readonly at: (name: OnChain) => Address
	/** Calls a function of a test contract; `from` is one of the chain's accounts by number. */
	readonly run: (name: OnChain, functionName: string, args: readonly unknown[], from?: number) => Promise<void>
	readonly read: (name: OnChain, functionName: string, args: readonly unknown[]) => Promise<unknown>
	/** Sends ready-made calldata, as a committee or a holder of LDO would. */
	readonly sendRaw: (to: Address, data: Hex, from?: number) => Promise<void>
	readonly wait: (hours: number) => Promise<void>
}

export const COMMITTEE = 1
export const LDO_HOLDER = 2
export const MANAGER = 3

function at(name: OnChain): Address {
	const { address } = CONTRACTS[name]
	if (address === null) throw new Error(`${name} has no address`)
	return address
}

/** Starts a chain, compiles the contracts, and puts their code where mainnet has them. */
export async function startLevers(): Promise<Levers> {
	// One after the other: the compiler holds the thread, and the chain would seem not to have started.
	const contracts = await compile('Levers.sol')
	const evm = await startAnvil()
	const abis: Partial<Record<OnChain, Abi>> = {}
	for (const [name, code] of Object.entries(CODE) as [OnChain, string][]) {
		const deployed = await deploy(evm, contracts, code)
		const bytecode = await evm.chain.getCode({ address: deployed.address })
		if (bytecode === undefined) throw new Error(`${code} has no code`)
		await evm.chain.setCode({ address: at(name), bytecode })
		abis[name] = deployed.abi
	}
	const abiOf = (name: OnChain): Abi => abis[name] ?? []
	const sendRaw = async (to: Address, data: Hex, from = 0) => {
		const account = evm.accounts[from]
		await send(evm, account === undefined ? { to, data } : { to, data, from: account })
	}
	return {
		evm,
		at,
		sendRaw,
		run: (name, functionName, args, from) =>
			sendRaw(at(name), encodeFunctionData({ abi: abiOf(name), functionName, args }), from),
		read: (name, functionName, args) =>
			evm.chain.readContract({ address: at(name), abi: abiOf(name), functionName, args }),
		wait: async (hours) => {
			await evm.chain.increaseTime({ seconds: hours * 3_600 })
			await evm.chain.mine({ blocks: 1 })
		},
	}
}
