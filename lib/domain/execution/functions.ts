import { type ContractName, DOCS } from './contracts'

/** How a number or text of a call is to be read. */
export type Unit =
	| 'staking module'
	| 'operator'
	| 'limit mode'
	| 'validators'
	| 'keys'
	| 'key index'
	| 'seconds'
	| 'module status'
	| 'wei of stETH'
	| 'lock nonce'
	| 'motion'
	| 'vote'
	| 'address'
	| 'role'
	| 'bytes'
	| 'text'
	| 'flag'
	| 'basis points'
	| 'list'

export type Parameter = {
	readonly name: string
	readonly type: string
	readonly unit: Unit
	readonly components?: readonly Parameter[]
}

export type ContractFunction = {
	readonly contract: ContractName
	readonly name: string
	readonly parameters: readonly Parameter[]
	/** First four bytes of the Keccak-256 hash of the signature, as published; a test computes it again. */
	readonly selector: `0x${string}`
	/** Who may call it on mainnet, and by which role. */
	readonly caller: string
	readonly source: string
	readonly isPayable?: true
}

const p = (name: string, type: string, unit: Unit): Parameter => ({ name, type, unit })
const OPERATOR = p('_nodeOperatorId', 'uint256', 'operator')
const MODULE = p('_stakingModuleId', 'uint256', 'staking module')
const MODE = p('_targetLimitMode', 'uint256', 'limit mode')
const TARGET = p('_targetLimit', 'uint256', 'validators')
const EXIT_REQUESTS: Parameter = {
	...p('request', 'tuple', 'list'),
	components: [p('data', 'bytes', 'bytes'), p('dataFormat', 'uint256', 'flag')],
}
const EXTERNAL_CALLS: Parameter = {
	...p('calls', 'tuple[]', 'list'),
	components: [p('target', 'address', 'address'), p('value', 'uint96', 'flag'), p('payload', 'bytes', 'bytes')],
}

const REGISTRY = 'lidofinance/core: contracts/0.4.24/nos/NodeOperatorsRegistry.sol'
const ROUTER = 'lidofinance/core: contracts/0.8.9/StakingRouter.sol'
const EXIT_BUS = 'lidofinance/core: contracts/0.8.9/oracle/ValidatorsExitBus.sol'
const EASY_TRACK = 'lidofinance/easy-track: contracts/EasyTrack.sol'
const VOTING = 'aragon/aragon-apps: apps/voting/contracts/Voting.sol'
const ACL = 'aragon/aragonOS: contracts/acl/ACL.sol'
const AGENT = 'aragon/aragon-apps: apps/agent/contracts/Agent.sol'

const registry = (
	name: string,
	parameters: readonly Parameter[],
	selector: `0x${string}`,
	caller: string,
	contract: ContractName = 'NodeOperatorsRegistry',
): ContractFunction => ({ contract, name, parameters, selector, caller, source: REGISTRY })

/** The functions that consequences use, with selectors and roles. Data: a stranger can check each row at its source. */
export const FUNCTIONS = {
	setStakingLimit: registry(
		'setNodeOperatorStakingLimit',
		[OPERATOR, p('_vettedSigningKeysCount', 'uint64', 'keys')],
		'0xae962acf',
		'SET_NODE_OPERATOR_LIMIT_ROLE, held by the Easy Track executor',
	),
	updateTargetOnRouter: {
		contract: 'StakingRouter',
		name: 'updateTargetValidatorsLimits',
		parameters: [MODULE, OPERATOR, MODE, TARGET],
		selector: '0x9dd06848',
		caller: 'STAKING_MODULE_MANAGE_ROLE, held by the Agent',
		source: ROUTER,
	},
	updateTargetOnModule: registry(
		'updateTargetValidatorsLimits',
		[OPERATOR, MODE, TARGET],
		'0x08a679ad',
		'STAKING_ROUTER_ROLE, held by the StakingRouter, and for Simple DVT by the Easy Track executor',
	),
	updateTargetOnModuleUntil2024: registry(
		'updateTargetValidatorsLimits',
		[OPERATOR, p('_isTargetLimitActive', 'bool', 'flag'), TARGET],
		'0xa9e7a846',
		'STAKING_ROUTER_ROLE; deprecated',
	),
	updateTargetOnRouterUntil2024: {
		contract: 'StakingRouter',
		name: 'updateTargetValidatorsLimits',
		parameters: [MODULE, OPERATOR, p('_isTargetLimitActive', 'bool', 'flag'), TARGET],
		selector: '0x7443f523',
		caller: 'STAKING_MODULE_MANAGE_ROLE; used in the votes of 2023',
		source: ROUTER,
	},
	deactivate: registry(
		'deactivateNodeOperator',
		[OPERATOR],
		'0x75a080d5',
		'MANAGE_NODE_OPERATOR_ROLE, held by the Agent, and for Simple DVT by the Easy Track executor',
	),
	activate: registry(
		'activateNodeOperator',
		[OPERATOR],
		'0x91dcd6b2',
		'MANAGE_NODE_OPERATOR_ROLE, held by the Agent, and for Simple DVT by the Easy Track executor',
	),
	addOperator: registry(
		'addNodeOperator',
		[p('_name', 'string', 'text'), p('_rewardAddress', 'address', 'address')],
		'0x85fa63d7',
		'MANAGE_NODE_OPERATOR_ROLE',
	),
	invalidateKeys: registry(
		'invalidateReadyToDepositKeysRange',
		[p('_indexFrom', 'uint256', 'operator'), p('_indexTo', 'uint256', 'operator')],
		'0x65cc369a',
		'MANAGE_NODE_OPERATOR_ROLE',
	),
	setExitDeadline: registry(
		'setExitDeadlineThreshold',
		[p('_threshold', 'uint256', 'seconds'), p('_lateReportingWindow', 'uint256', 'seconds')],
		'0xbe1575d3',
		'MANAGE_NODE_OPERATOR_ROLE',
	),
	setModuleStatus: {
		contract: 'StakingRouter',
		name: 'setStakingModuleStatus',
		parameters: [MODULE, p('_status', 'uint8', 'module status')],
		selector: '0xd0a2b1b8',
		caller: 'STAKING_MODULE_MANAGE_ROLE; changes the whole module',
		source: ROUTER,
	},
	submitExitHash: {
		contract: 'ValidatorsExitBusOracle',
		name: 'submitExitRequestsHash',
		parameters: [p('exitRequestsHash', 'bytes32', 'bytes')],
		selector: '0xb1b19f57',
		caller: 'SUBMIT_REPORT_HASH_ROLE',
		source: EXIT_BUS,
	},
	submitExitData: {
		contract: 'ValidatorsExitBusOracle',
		name: 'submitExitRequestsData',
		parameters: [EXIT_REQUESTS],
		selector: '0xb8fe0ad0',
		caller: 'Anyone: it reveals what was submitted as a hash',
		source: EXIT_BUS,
	},
	triggerExits: {
		contract: 'ValidatorsExitBusOracle',
		name: 'triggerExits',
		parameters: [
			EXIT_REQUESTS,
			p('exitDataIndexes', 'uint256[]', 'key index'),
			p('refundRecipient', 'address', 'address'),
		],
		selector: '0xa2ab7065',
		caller: 'Anyone, paying the fee of EIP-7002',
		source: EXIT_BUS,
		isPayable: true,
	},
	coverBurn: {
		contract: 'Burner',
		name: 'requestBurnMyStETHForCover',
		parameters: [p('_stETHAmountToBurn', 'uint256', 'wei of stETH')],
		selector: '0xef5d201d',
		caller: 'REQUEST_BURN_MY_STETH_ROLE',
		source: 'lidofinance/core: contracts/0.8.9/Burner.sol',
	},
	approve: {
		contract: 'stETH',
		name: 'approve',
		parameters: [p('_spender', 'address', 'address'), p('_amount', 'uint256', 'wei of stETH')],
		selector: '0x095ea7b3',
		caller: 'The holder of the tokens',
		source: 'EIP-20',
	},
	settlePenalty: {
		contract: 'CSModule',
		name: 'settleGeneralDelayedPenalty',
		parameters: [p('nodeOperatorIds', 'uint256[]', 'operator'), p('nonces', 'uint256[]', 'lock nonce')],
		selector: '0x187d9f92',
		caller: 'SETTLE_GENERAL_DELAYED_PENALTY_ROLE, held by the Easy Track executor',
		source: 'lidofinance/easy-track: contracts/EVMScriptFactories/SettleGeneralDelayedPenalty.sol',
	},
	createMotion: {
		contract: 'EasyTrack',
		name: 'createMotion',
		parameters: [p('_evmScriptFactory', 'address', 'address'), p('_evmScriptCallData', 'bytes', 'bytes')],
		selector: '0xe6f5ed5d',
		caller: 'Whom the factory trusts',
		source: EASY_TRACK,
	},
	objectToMotion: {
		contract: 'EasyTrack',
		name: 'objectToMotion',
		parameters: [p('_motionId', 'uint256', 'motion')],
		selector: '0x38c1f876',
		caller: 'Holders of LDO at the snapshot block of the motion',
		source: EASY_TRACK,
	},
	enactMotion: {
		contract: 'EasyTrack',
		name: 'enactMotion',
		parameters: [p('_motionId', 'uint256', 'motion'), p('_evmScriptCallData', 'bytes', 'bytes')],
		selector: '0x9a4ee59c',
		caller: 'Anyone, once 72 hours have passed without enough objections',
		source: EASY_TRACK,
	},
	cancelMotion: {
		contract: 'EasyTrack',
		name: 'cancelMotion',
		parameters: [p('_motionId', 'uint256', 'motion')],
		selector: '0xc34205cd',
		caller: 'Who created the motion',
		source: EASY_TRACK,
	},
	newVote: {
		contract: 'AragonVoting',
		name: 'newVote',
		parameters: [p('_executionScript', 'bytes', 'bytes'), p('_metadata', 'string', 'text')],
		selector: '0xd5db2c80',
		caller: 'The TokenManager, for any holder of LDO',
		source: VOTING,
	},
	newVoteWithFlags: {
		contract: 'AragonVoting',
		name: 'newVote',
		parameters: [
			p('_executionScript', 'bytes', 'bytes'),
			p('_metadata', 'string', 'text'),
			p('_castVote_deprecated', 'bool', 'flag'),
			p('_executesIfDecided_deprecated', 'bool', 'flag'),
		],
		selector: '0xf4b00513',
		caller: 'The TokenManager, for any holder of LDO',
		source: VOTING,
	},
	vote: {
		contract: 'AragonVoting',
		name: 'vote',
		parameters: [
			p('_voteId', 'uint256', 'vote'),
			p('_supports', 'bool', 'flag'),
			p('_executesIfDecided_deprecated', 'bool', 'flag'),
		],
		selector: '0xdf133bca',
		caller: 'Holders of LDO at the snapshot block of the vote',
		source: VOTING,
	},
	executeVote: {
		contract: 'AragonVoting',
		name: 'executeVote',
		parameters: [p('_voteId', 'uint256', 'vote')],
		selector: '0xf98a4eca',
		caller: 'Anyone, once the vote has passed and closed',
		source: VOTING,
	},
	forward: {
		contract: 'Agent',
		name: 'forward',
		parameters: [p('_evmScript', 'bytes', 'bytes')],
		selector: '0xd948d468',
		caller: 'RUN_SCRIPT_ROLE: Dual Governance. On the TokenManager: any holder of LDO',
		source: AGENT,
	},
	submitProposal: {
		contract: 'DualGovernance',
		name: 'submitProposal',
		parameters: [EXTERNAL_CALLS, p('metadata', 'string', 'text')],
		selector: '0x53e51f8b',
		caller: 'Registered proposers: Aragon Voting',
		source: 'lidofinance/dual-governance: contracts/DualGovernance.sol',
	},
	grantPermission: {
		contract: 'AragonACL',
		name: 'grantPermission',
		parameters: [p('_entity', 'address', 'address'), p('_app', 'address', 'address'), p('_role', 'bytes32', 'role')],
		selector: '0x0a8ed3db',
		caller: 'The manager of the role',
		source: ACL,
	},
	grantPermissionWithParameters: {
		contract: 'AragonACL',
		name: 'grantPermissionP',
		parameters: [
			p('_entity', 'address', 'address'),
			p('_app', 'address', 'address'),
			p('_role', 'bytes32', 'role'),
			p('_params', 'uint256[]', 'flag'),
		],
		selector: '0x6815c992',
		caller: 'The manager of the role',
		source: ACL,
	},
	revokePermission: {
		contract: 'AragonACL',
		name: 'revokePermission',
		parameters: [p('_entity', 'address', 'address'), p('_app', 'address', 'address'), p('_role', 'bytes32', 'role')],
		selector: '0x9d0effdb',
		caller: 'The manager of the role',
		source: ACL,
	},
} as const satisfies Record<string, ContractFunction>
export type FunctionKey = keyof typeof FUNCTIONS

/** What an Easy Track factory wants encoded, and which functions its script then calls. */
export type MotionFactory = {
	readonly contract: ContractName
	readonly callData: readonly Parameter[]
	readonly creator: string
	readonly source: string
}

const inputs = (...components: Parameter[]): readonly Parameter[] => [{ ...p('input', 'tuple[]', 'list'), components }]
const ID = p('nodeOperatorId', 'uint256', 'operator')
const SDVT_COMMITTEE = 'the Simple DVT committee (4 of 7 signers)'
const factory = (contract: ContractName, callData: readonly Parameter[], creator: string, file: string) => ({
	contract,
	callData,
	creator,
	source: `lidofinance/easy-track: contracts/EVMScriptFactories/${file}.sol; ${DOCS}`,
})

export const MOTION_FACTORIES = {
	increaseStakingLimit: factory(
		'IncreaseNodeOperatorStakingLimit',
		[ID, p('stakingLimit', 'uint256', 'keys')],
		"the operator's own reward address",
		'IncreaseNodeOperatorStakingLimit',
	),
	updateTargets: factory(
		'SDVTUpdateTargetValidatorLimits',
		inputs(ID, p('targetLimitMode', 'uint256', 'limit mode'), p('targetLimit', 'uint256', 'validators')),
		SDVT_COMMITTEE,
		'UpdateTargetValidatorLimits',
	),
	setVettedLimits: factory(
		'SDVTSetVettedValidatorsLimits',
		inputs(ID, p('stakingLimit', 'uint256', 'keys')),
		SDVT_COMMITTEE,
		'SetVettedValidatorsLimits',
	),
	deactivate: factory(
		'SDVTDeactivateNodeOperators',
		inputs(ID, p('managerAddress', 'address', 'address')),
		SDVT_COMMITTEE,
		'DeactivateNodeOperators',
	),
	activate: factory(
		'SDVTActivateNodeOperators',
		inputs(ID, p('managerAddress', 'address', 'address')),
		SDVT_COMMITTEE,
		'ActivateNodeOperators',
	),
	settlePenaltyCsm: factory(
		'CSMSettleGeneralDelayedPenalty',
		inputs(ID, p('nonce', 'uint256', 'lock nonce')),
		'the committee of the Community Staking Module',
		'SettleGeneralDelayedPenalty',
	),
	settlePenaltyCmv2: factory(
		'CMv2SettleGeneralDelayedPenalty',
		inputs(ID, p('nonce', 'uint256', 'lock nonce')),
		'the committee of the Curated Module v2',
		'SettleGeneralDelayedPenalty',
	),
} as const satisfies Record<string, MotionFactory>
export type FactoryKey = keyof typeof MOTION_FACTORIES

/** A parameter's type as it stands in a signature: a tuple is spelled out. */
function typeOf({ type, components }: Parameter): string {
	return components === undefined ? type : `(${components.map(typeOf).join(',')})${type.slice('tuple'.length)}`
}

/** A function as the ABI writes it: `deactivateNodeOperator(uint256)`. */
export function signatureOf({ name, parameters }: Pick<ContractFunction, 'name' | 'parameters'>): string {
	return `${name}(${parameters.map(typeOf).join(',')})`
}
