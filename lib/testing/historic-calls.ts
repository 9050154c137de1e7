import type { CallValue } from '@/lib/domain/execution/call'
import type { FunctionKey } from '@/lib/domain/execution/functions'
import type { OnChain } from './levers'

export type HistoricCall = {
	readonly operator: string
	readonly id: number
	readonly key: FunctionKey
	readonly on: OnChain
	readonly values: readonly CallValue[]
	/** The calldata, written out by hand from the signature's hash and the arguments. */
	readonly data: string
	readonly leads: Readonly<Record<string, unknown>>
	readonly source: string
}

const word = (value: number) => value.toString(16).padStart(64, '0')
const words = (selector: string, ...values: readonly number[]) => `${selector}${values.map(word).join('')}`
const votes = (file: string) => `lidofinance/scripts: ${file}`

/** Calls that the DAO made against operators, with the arguments as its vote scripts have them. */
export const HISTORIC_CALLS: readonly HistoricCall[] = [
	{
		operator: 'RockLogic GmbH, 2023-04-21',
		id: 22,
		key: 'setStakingLimit',
		on: 'NodeOperatorsRegistry',
		values: ['22', '5800'],
		data: words('0xae962acf', 22, 5_800),
		leads: { vetted: 5_800 },
		source: votes('archive/scripts/vote_2023_04_18.py'),
	},
	{
		operator: 'Anyblock Analytics, 2023-05-26',
		id: 12,
		key: 'updateTargetOnRouterUntil2024',
		on: 'StakingRouter',
		values: ['1', '12', true, '0'],
		data: words('0x7443f523', 1, 12, 1, 0),
		leads: { mode: 1, target: 0 },
		source: votes('archive/scripts/vote_2023_05_23.py'),
	},
	{
		operator: 'Jump Crypto, 2023-10-06',
		id: 1,
		key: 'updateTargetOnRouterUntil2024',
		on: 'StakingRouter',
		values: ['1', '1', true, '0'],
		data: words('0x7443f523', 1, 1, 1, 0),
		leads: { mode: 1, target: 0 },
		source: votes('archive/scripts/vote_2023_10_03.py'),
	},
	{
		operator: 'Jump Crypto, 2024-01-26',
		id: 1,
		key: 'deactivate',
		on: 'NodeOperatorsRegistry',
		values: ['1'],
		data: words('0x75a080d5', 1),
		leads: { active: false },
		source: votes('archive/scripts/vote_2024_01_23.py'),
	},
	{
		operator: 'Anyblock Analytics, 2024-01-26',
		id: 12,
		key: 'deactivate',
		on: 'NodeOperatorsRegistry',
		values: ['12'],
		data: words('0x75a080d5', 12),
		leads: { active: false },
		source: votes('archive/scripts/vote_2024_01_23.py'),
	},
	{
		operator: 'A41, 2025-12-20',
		id: 32,
		key: 'updateTargetOnRouter',
		on: 'StakingRouter',
		values: ['1', '32', '1', '0'],
		data: words('0x9dd06848', 1, 32, 1, 0),
		leads: { mode: 1, target: 0 },
		source: votes('archive/scripts/vote_2025_12_15.py'),
	},
	{
		operator: 'A41, 2026-04-13',
		id: 32,
		key: 'deactivate',
		on: 'NodeOperatorsRegistry',
		values: ['32'],
		data: words('0x75a080d5', 32),
		leads: { active: false },
		source: votes('archive/scripts/vote_2026_04_08.py'),
	},
	{
		operator: 'Chorus One, 2026-04-13',
		id: 3,
		key: 'updateTargetOnRouter',
		on: 'StakingRouter',
		values: ['1', '3', '1', '0'],
		data: words('0x9dd06848', 1, 3, 1, 0),
		leads: { mode: 1, target: 0 },
		source: votes('archive/scripts/vote_2026_04_08.py'),
	},
]
