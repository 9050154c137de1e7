import { z } from 'zod'
import { requiredText } from './fields'

/** Characters; enough for 200,000 lines of an address and 30 digits. */
const LARGEST_CSV = 15_000_000

const Block = z.coerce
	.number('Give the number of a block.')
	.int('Give a whole number.')
	.nonnegative('Give zero or more.')

/**
 * Who votes with how much power: every steward once; the balances of an uploaded file; or what a token's contract says
 * of one block. Fixed when the vote opens.
 */
export const WeightsInput = z.discriminatedUnion(
	'kind',
	[
		z.object({ kind: z.literal('one_each') }),
		z.object({
			kind: z.literal('snapshot'),
			/** Lines of `address,balance`; a first line with names of columns is passed over. */
			csv: z
				.string('Choose the file with the balances.')
				.min(1, 'The file is empty; it needs a line of address and balance for each voter.')
				.max(LARGEST_CSV, 'The file is larger than 15 MB; a roll holds at most 200,000 lines.'),
			/** `tokens`: 1.5 of a token. `smallest`: 1500000000000000000 of its smallest unit. */
			unit: z.enum(['tokens', 'smallest'], 'Say what the balances count: tokens or smallest.').default('tokens'),
			decimals: z.coerce
				.number('Give the decimals as a number.')
				.int('Give a whole number.')
				.min(0, 'Give zero or more.')
				.max(36, 'Give at most 36 decimals.')
				.default(18),
			symbol: requiredText(20, 'what is counted, for example LDO'),
			source: requiredText(500, 'where the balances come from'),
		}),
		z.object({
			kind: z.literal('erc20votes'),
			token: z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'The token is an Ethereum address: 0x and 40 hex digits.'),
			/** Powers are those at the end of this block. */
			block: Block,
			/** The block in which the token was deployed, to look for holders from there; found out when left out. */
			fromBlock: z.union([z.literal('').transform(() => undefined), Block]).optional(),
		}),
	],
	'Choose how votes are weighed: one_each, snapshot or erc20votes.',
)
export type WeightsInput = z.output<typeof WeightsInput>
