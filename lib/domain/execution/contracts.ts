import type { Address } from '@/lib/domain/kernel/ids'

// Where the contracts stand on Ethereum mainnet. Data: each row names where it was read. A contract without a row has
// no address that Guardrail vouches for, and calls to it are written without one.

export const DOCS = 'https://docs.lido.fi/deployed-contracts'
const EASY_TRACK_UI = 'lidofinance/easy-track-ui: modules/motions/evmAddresses.ts'

export type ContractName =
	| 'AragonVoting'
	| 'TokenManager'
	| 'Agent'
	| 'AragonACL'
	| 'StakingRouter'
	| 'NodeOperatorsRegistry'
	| 'SimpleDVT'
	| 'CSModule'
	| 'CuratedModule'
	| 'ValidatorsExitBusOracle'
	| 'EasyTrack'
	| 'EVMScriptExecutor'
	| 'DualGovernance'
	| 'Burner'
	| 'stETH'
	| 'IncreaseNodeOperatorStakingLimit'
	| 'SDVTUpdateTargetValidatorLimits'
	| 'SDVTSetVettedValidatorsLimits'
	| 'SDVTDeactivateNodeOperators'
	| 'SDVTActivateNodeOperators'
	| 'CSMSettleGeneralDelayedPenalty'
	| 'CMv2SettleGeneralDelayedPenalty'

type Row = { readonly address: `0x${string}` | null; readonly inWords: string; readonly source: string }
const at = (address: `0x${string}` | null, inWords: string, source: string = DOCS): Row => ({
	address,
	inWords,
	source,
})

export const MAINNET = 1

export const CONTRACTS: Readonly<Record<ContractName, Row>> = {
	AragonVoting: at('0x2e59a20f205bb85a89c53f1936454680651e618e', 'Aragon Voting'),
	TokenManager: at('0xf73a1260d222f447210581ddf212d915c09a3249', 'Aragon Token Manager'),
	Agent: at('0x3e40d73eb977dc6a537af587d48316fee66e9c8c', 'Aragon Agent'),
	AragonACL: at('0x9895f0f17cc1d1891b6f18ee0b483b6f221b37bb', 'Aragon access list'),
	StakingRouter: at('0xfddf38947afb03c621c71b06c9c70bce73f12999', 'StakingRouter'),
	NodeOperatorsRegistry: at('0x55032650b14df07b85bf18a3a3ec8e0af2e028d5', 'Curated Module v1'),
	SimpleDVT: at('0xae7b191a31f627b4eb1d4dac64eab9976995b433', 'Simple DVT Module'),
	CSModule: at('0xda7de2ecddfccc6c3af10108db212acbbf9ea83f', 'Community Staking Module'),
	CuratedModule: at('0xda5f930ce326eb5205085d66c72a4e79d60cb8c1', 'Curated Module v2'),
	ValidatorsExitBusOracle: at('0x0de4ea0184c2ad0baca7183356aea5b8d5bf5c6e', 'Validators exit bus'),
	EasyTrack: at('0xf0211b7660680b49de1a7e9f25c65660f0a13fea', 'Easy Track'),
	EVMScriptExecutor: at('0xfe5986e06210ac1ecc1adcafc0cc7f8d63b3f977', 'Easy Track executor'),
	DualGovernance: at('0xc1db28b3301331277e307fdcff8de28242a4486e', 'Dual Governance'),
	Burner: at('0xe76c52750019b80b43e36df30bf4060eb73f573a', 'Burner'),
	stETH: at('0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 'stETH token'),
	IncreaseNodeOperatorStakingLimit: at(
		'0xfebd8fac16de88206d4b18764e826af38546afe0',
		'Easy Track factory that raises a staking limit',
	),
	SDVTUpdateTargetValidatorLimits: at(
		'0x161a4552a625844c822954c5acbac928ee0f399b',
		'Easy Track factory for target limits in Simple DVT',
		EASY_TRACK_UI,
	),
	SDVTSetVettedValidatorsLimits: at(
		'0xd75778b855886fc5e1ea7d6bfada9eb68b35c19d',
		'Easy Track factory for staking limits in Simple DVT',
		EASY_TRACK_UI,
	),
	SDVTDeactivateNodeOperators: at(
		'0x8b82c1546d47330335a48406cc3a50da732672e7',
		'Easy Track factory that deactivates operators of Simple DVT',
		EASY_TRACK_UI,
	),
	SDVTActivateNodeOperators: at(
		'0xcbb418f6f9bfd3525ce6aade8f74ecfefe2db5c8',
		'Easy Track factory that activates operators of Simple DVT',
		EASY_TRACK_UI,
	),
	CSMSettleGeneralDelayedPenalty: at(null, 'Easy Track factory for bond penalties in the Community Staking Module'),
	CMv2SettleGeneralDelayedPenalty: at(null, 'Easy Track factory for bond penalties in the Curated Module v2'),
}

/** The address of a contract on a chain; `null` where Guardrail has no source for it. */
export function addressOf(contract: ContractName, chainId: number | null): Address | null {
	// A row is written in lower case, as an Address is; a test holds it to that.
	return chainId === MAINNET ? (CONTRACTS[contract].address as Address | null) : null
}

/** What a contract's address stands for, on mainnet; `null` for an address that is not in the table. */
export function contractAt(address: string): ContractName | null {
	const found = Object.entries(CONTRACTS).find(([, row]) => row.address === address.toLowerCase())
	return found === undefined ? null : (found[0] as ContractName) // the keys of the table
}
