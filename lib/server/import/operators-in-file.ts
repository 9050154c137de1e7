import 'server-only'

export type KnownOperator = {
	readonly slug: string
	/** Oldest first; the last one is the name of today. */
	readonly names: readonly string[]
	/** Days from which a later name is known to have been used. */
	readonly since?: Readonly<Record<string, string>>
	readonly module: keyof typeof MODULES
	readonly registryIndex?: number
}

export const MODULES = {
	'curated-v1': {
		name: 'Curated Module v1',
		routerModuleId: 1,
		network: 'Ethereum mainnet',
		address: '0x55032650b14df07b85bf18a3a3ec8e0af2e028d5',
	},
	'simple-dvt': {
		name: 'Simple DVT Module',
		routerModuleId: 2,
		network: 'Ethereum mainnet',
		address: '0xae7b191a31f627b4eb1d4dac64eab9976995b433',
	},
	csm: {
		name: 'Community Staking Module',
		routerModuleId: 3,
		network: 'Ethereum mainnet',
		address: '0xda7de2ecddfccc6c3af10108db212acbbf9ea83f',
	},
	'outside-lido': { name: 'Outside Lido', routerModuleId: null, network: 'Ethereum mainnet', address: null },
	stakewise: { name: 'StakeWise', routerModuleId: null, network: 'Ethereum and Gnosis Chain', address: null },
	'ssv-network': { name: 'SSV Network', routerModuleId: null, network: 'Ethereum mainnet', address: null },
	network: { name: 'The whole network', routerModuleId: null, network: 'Ethereum mainnet', address: null },
} as const

const curated = (slug: string, registryIndex: number | undefined, ...names: string[]): KnownOperator => ({
	slug,
	names,
	module: 'curated-v1',
	...(registryIndex !== undefined && { registryIndex }),
})

/** Who the file's wording means. Names change, so operators are known by (module, index) and keep every name. */
export const OPERATORS_IN_FILE: Readonly<Record<string, KnownOperator>> = {
	Staked: { slug: 'staked', names: ['Staked'], module: 'outside-lido' },
	'Chorus One': curated('chorus-one', 3, 'Chorus One'),
	'Chorus One (oracle)': curated('chorus-one', 3, 'Chorus One'),
	stakefish: curated('stakefish', undefined, 'stakefish'),
	'CryptoManufaktur (now Galaxy)': curated('cryptomanufaktur', 23, 'CryptoManufaktur', 'Galaxy'),
	CryptoManufaktur: { slug: 'cryptomanufaktur-stakewise', names: ['CryptoManufaktur'], module: 'stakewise' },
	'Certus One (Jump Crypto)': curated('certus-one', 1, 'Certus One', 'Jump Crypto'),
	'Jump Crypto': curated('certus-one', 1, 'Certus One', 'Jump Crypto'),
	'RockLogic GmbH': curated('rocklogic', 22, 'RockLogic GmbH'),
	'(several CL clients)': { slug: 'no-single-operator', names: ['No single operator'], module: 'network' },
	'(all Nethermind users)': { slug: 'no-single-operator', names: ['No single operator'], module: 'network' },
	'(all Prysm users)': { slug: 'no-single-operator', names: ['No single operator'], module: 'network' },
	'(unknown)': { slug: 'unnamed-operator', names: ['Unnamed operator'], module: 'outside-lido' },
	Launchnodes: curated('launchnodes', undefined, 'Launchnodes'),
	'Bitcoin Suisse': { slug: 'bitcoin-suisse', names: ['Bitcoin Suisse'], module: 'outside-lido' },
	InfStones: curated('infstones', undefined, 'InfStones'),
	'Numic (renamed Pier Two Aug 2024)': {
		...curated('numic', 36, 'Numic', 'Pier Two'),
		since: { 'Pier Two': '2024-08-24' },
	},
	Figment: curated('figment', undefined, 'Figment'),
	'Staking Facilities': curated('staking-facilities', 0, 'Staking Facilities'),
	'Develp GmbH': curated('develp', undefined, 'Develp GmbH'),
	Stakely: curated('stakely', undefined, 'Stakely'),
	'Lido x Obol: Yielding Yellowthroat (participant narko2t1)': {
		slug: 'yielding-yellowthroat',
		names: ['Lido x Obol: Yielding Yellowthroat'],
		module: 'simple-dvt',
	},
	'Kiln (ex SkillZ)': curated('kiln', 8, 'SkillZ', 'Kiln'),
	Ankr: { slug: 'ankr', names: ['Ankr'], module: 'ssv-network' },
	'(staker, ex Allnodes)': {
		slug: 'staker-formerly-with-allnodes',
		names: ['A staker, formerly with Allnodes'],
		module: 'ssv-network',
	},
	'Solstice (ex BridgeTower)': curated('solstice', undefined, 'BridgeTower', 'Solstice'),
	'(undisclosed CSM node operator)': {
		slug: 'undisclosed-csm-operator',
		names: ['Undisclosed CSM operator'],
		module: 'csm',
	},
	Serenita: { slug: 'serenita', names: ['Serenita'], module: 'stakewise' },
	'(author not in the excerpt)': curated('unnamed-curated-operator', undefined, 'Unnamed curated operator'),
	'Anyblock Analytics': curated('anyblock-analytics', 12, 'Anyblock Analytics'),
	A41: curated('a41', 32, 'A41'),
}
