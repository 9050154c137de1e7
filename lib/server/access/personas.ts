import 'server-only'
import type { GrantedRole, MembershipRole } from '@/lib/domain/access/actor'

/** The mnemonic that every Ethereum developer knows. Its keys are public; they are good for demonstrations only. */
export const DEMONSTRATION_MNEMONIC = 'test test test test test test test test test test test junk'

export type Persona = {
	/** Account `m/44'/60'/0'/0/index` of the mnemonic. */
	readonly index: number
	readonly address: string
	readonly name: string
	readonly role: GrantedRole | MembershipRole
	/** Slug of the made-up operator. */
	readonly operator?: string
}

/** The accounts of the mnemonic, in order, in lower case. */
const ADDRESSES = [
	'0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
	'0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
	'0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc',
	'0x90f79bf6eb2c4f870365e785982e1f101e93b906',
	'0x15d34aaf54267db7d7c367839aaf71a00a2c6a65',
	'0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc',
	'0x976ea74026e726554db657fa54763abd0c3a0aa9',
	'0x14dc79964da2c08b23698b3d3cc7ca32193d9955',
	'0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f',
	'0xa0ee7a142d267c1f36714e4a8f75612f20a79720',
	'0xbcd4042de499d14e55001ccbb24a551f3b954096',
	'0x71be63f3384f5fb98995898a86b02fb2426c5788',
	'0xfabb0ac9d68b0b445fb7357272ff202c5651694a',
	'0x1cbd3b2770909d4e10f157cabc84c7264073c9ec',
	'0xdf3e18d64bc6a983f673ab319ccae4f1a57c7097',
	'0xcd3b766ccdd6ae721141f452c550ca635964ce71',
	'0x2546bcd3c84621e976d8185a91a922ae77ecec30',
] as const

export const MADE_UP_OPERATORS = [
	{ slug: 'alder-validation', name: 'Alder Validation' },
	{ slug: 'birch-staking', name: 'Birch Staking' },
	{ slug: 'cedar-nodes', name: 'Cedar Nodes' },
	{ slug: 'dogwood-operations', name: 'Dogwood Operations' },
] as const

const DAO: readonly Omit<Persona, 'index' | 'address'>[] = [
	{ name: 'Administrator', role: 'administrator' },
	{ name: 'Coordinator', role: 'coordinator' },
	...[1, 2, 3, 4, 5, 6, 7].map((number) => ({ name: `Steward ${number}`, role: 'steward' as const })),
]

const OPERATORS: readonly Omit<Persona, 'index' | 'address'>[] = MADE_UP_OPERATORS.flatMap(({ slug, name }) =>
	(['manager', 'reporter'] as const).map((role) => ({ name: `${name}, ${role}`, role, operator: slug })),
)

/** Who can sign in to a demonstration. */
export const PERSONAS: readonly Persona[] = [...DAO, ...OPERATORS].map((persona, index) => ({
	index,
	address: ADDRESSES[index] ?? '',
	...persona,
}))
