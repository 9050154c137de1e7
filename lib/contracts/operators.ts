import { z } from 'zod'
import { Cursor } from './cursor'
import { Asked, Count, Day, Id, Ref, requiredText, Time, text } from './fields'

const Slug = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower case letters, digits and dashes.')
	.max(80)
const Address = z
	.string()
	.regex(/^0x[0-9a-fA-F]{40}$/, 'Give an Ethereum address.')
	.toLowerCase()

export const AddModuleInput = z.object({
	slug: Slug,
	routerModuleId: Count.nullable().default(null),
	name: requiredText(120, 'the name of the module'),
	network: text(80).default('Ethereum mainnet'),
	address: Address.nullable().default(null),
})

export const AddOperatorInput = z.object({
	moduleId: Id,
	slug: Slug,
	name: requiredText(120, 'the name of the operator'),
	registryIndex: Count.nullable().default(null),
	rewardAddress: Address.nullable().default(null),
	isDemonstration: z.boolean().default(false),
	source: requiredText(500, 'the source'),
})

/** Told again with another name, an operator keeps both: the old one with its date. */
export const RenameOperatorInput = z.object({
	operatorId: Id,
	name: requiredText(120, 'the new name'),
	fromDate: Day.nullable().default(null),
	source: requiredText(500, 'the source'),
})

export const RecordTrustInput = z.object({
	operatorId: Id,
	fromDate: Day.nullable().default(null),
	bond: z.enum(['bonded', 'unbonded', 'unknown']),
	admission: z.enum(['permissioned', 'permissionless', 'unknown']),
	identity: z.enum(['known', 'may_be_anonymous', 'unknown']),
	note: text(500).default(''),
	source: requiredText(500, 'the source'),
})

export const RecordKeysInput = z.object({
	operatorId: Id,
	blockNumber: Count,
	blockTime: Time,
	active: z.boolean(),
	rewardAddress: Address,
	stakingLimit: Count,
	totalSigningKeys: Count,
	usedSigningKeys: Count,
	stoppedValidators: Count,
	depositableValidatorCount: Count.nullable().default(null),
	source: requiredText(500, 'the source'),
})

export const ListOperatorsInput = z.object({
	q: Asked.default(''),
	module: Asked.optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50),
	cursor: Cursor.optional(),
})
export const GetOperatorInput = z.object({ ref: Ref })
