import { type Address, toAddress } from '@/lib/domain/kernel/ids'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'

/** Somebody's power in a weighted vote, in smallest units. */
export type Balance = { readonly address: Address; readonly power: bigint }

/** A line of an uploaded list, and its number in the file, from 1. */
export type BalanceLine = { readonly line: number; readonly fields: readonly string[] }

/** `tokens`: a decimal amount of a token. `smallest`: a whole number of its smallest unit. */
export type BalanceUnit = { readonly kind: 'tokens' | 'smallest'; readonly decimals: number }

export const MOST_BALANCES = 200_000
/** The largest number that a contract can hold (uint256); all power of a roll together must fit. */
const MOST_POWER = 2n ** 256n - 1n
/** Problems that are told at once; a file with more of them is wrong as a whole. */
const MOST_TOLD = 20

type LineProblem = { readonly line: number; readonly says: string }

/**
 * Reads a list of balances. Refuses it as a whole, naming lines: an address that is none or whose checksum is wrong, one
 * that came before, an amount that is none, negative, zero or finer than the token's decimals, and a list that is empty,
 * too long or too large in sum. `hasGoodChecksum` answers for addresses in mixed case (ERC-55).
 */
export function readBalances(
	lines: readonly BalanceLine[],
	unit: BalanceUnit,
	hasGoodChecksum: (address: string) => boolean,
): Result<readonly Balance[], Refusal> {
	const rows = isHeader(lines[0]) ? lines.slice(1) : lines
	if (rows.length === 0) {
		return refuse(
			'balances_empty',
			'The file holds no balances; it needs a line of address and balance for each voter.',
		)
	}
	if (rows.length > MOST_BALANCES) {
		return refuse('balances_too_many', 'The file holds more than 200,000 lines, which is the most that a roll takes.')
	}
	const balances: Balance[] = []
	const problems: LineProblem[] = []
	const firstLine = new Map<Address, number>()
	let sum = 0n
	for (const { line, fields } of rows) {
		const found = readLine(fields, unit, hasGoodChecksum)
		const earlier = typeof found === 'string' ? undefined : firstLine.get(found.address)
		if (typeof found === 'string') problems.push({ line, says: found })
		else if (earlier !== undefined) problems.push({ line, says: `this address stands on line ${earlier} already` })
		else {
			firstLine.set(found.address, line)
			balances.push(found)
			sum += found.power
		}
	}
	if (problems.length > 0) return refuseLines(problems)
	if (sum > MOST_POWER) {
		return refuse(
			'balances_too_large',
			'All balances together are larger than a contract can count; check the decimals.',
		)
	}
	return ok(balances)
}

function refuseLines(problems: readonly LineProblem[]): Result<never, Refusal<'balances_wrong'>> {
	const told = problems.slice(0, MOST_TOLD)
	const sentence = told.map(({ line, says }) => `line ${line}: ${says}`).join('; ')
	const rest = problems.length - told.length
	return refuse(
		'balances_wrong',
		`Mend the file and send it again: ${sentence}${rest > 0 ? `; and ${rest} more` : ''}.`,
		{
			lines: told,
		},
	)
}

/** A first line whose first field is words and whose second has no digit names the columns. */
function isHeader(first: BalanceLine | undefined): boolean {
	const [address = '', amount = ''] = first?.fields ?? []
	return first !== undefined && /^[a-z_ ]+$/i.test(address.trim()) && /^[^\d]+$/.test(amount.trim())
}

function readLine(
	fields: readonly string[],
	unit: BalanceUnit,
	hasGoodChecksum: (address: string) => boolean,
): Balance | string {
	const [name = '', amount = '', ...rest] = fields.map((field) => field.trim())
	if (rest.some((field) => field !== '')) return 'there are more than two fields'
	const address = toAddress(name)
	if (address === null) return name === '' ? 'the address is missing' : 'this is no address'
	const isMixed = name !== address && name.slice(2) !== name.slice(2).toUpperCase()
	if (isMixed && !hasGoodChecksum(name)) return 'the checksum of this address is wrong, so a digit may be too'
	const power = readAmount(amount, unit)
	return typeof power === 'string' ? power : { address, power }
}

function readAmount(text: string, unit: BalanceUnit): bigint | string {
	if (text === '') return 'the balance is missing'
	if (/^-/.test(text)) return 'the balance is negative'
	const [, whole = '', fraction = ''] = /^(\d{1,100})(?:\.(\d{1,100}))?$/.exec(text) ?? []
	if (whole === '') return 'this balance is not a plain number, such as 1500 or 0.25'
	const places = unit.kind === 'tokens' ? unit.decimals : 0
	const digits = fraction.replace(/0+$/, '')
	if (digits.length > places) {
		return places === 0 ? 'this balance must be a whole number' : `this balance has more than ${places} decimals`
	}
	const power = BigInt(whole + digits.padEnd(places, '0'))
	if (power === 0n) return 'a balance of zero has no vote; leave the line out'
	return power > MOST_POWER ? 'the balance is larger than a contract can count' : power
}
