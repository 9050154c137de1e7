import 'server-only'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { getAddress } from 'viem'
import type { WeightsInput } from '@/lib/contracts/weights'
import { type BalanceLine, readBalances } from '@/lib/domain/decisions/balances'
import { toAddress } from '@/lib/domain/kernel/ids'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { env } from '@/lib/env'
import { type ChainClient, chainClient } from '@/lib/server/chain/chain-client'
import { tokenVotes } from '@/lib/server/chain/token-votes'
import { balanceLines } from './balance-lines'
import { rollTree, rootOf } from './roll-tree'
import { asLeftOff, type Involved, type LeftOff, type WeightedRoll } from './weighted-roll'

/**
 * Works out who votes with how much power, before the transaction: reads the file or the chain, leaves off who is
 * involved, and builds the tree. `null` for one steward one vote, which needs no preparation.
 */
export async function prepareWeights(
	input: WeightsInput,
	involved: readonly Involved[],
	client: ChainClient | null = chainClient(),
): Promise<Result<WeightedRoll | null, Refusal>> {
	if (input.kind === 'one_each') return ok(null)
	const read = input.kind === 'snapshot' ? await readSnapshot(input) : await readToken(input, client)
	if (!read.ok) return read
	return weightedRoll(read.value, involved)
}

/** The roll over balances that are known, without who is involved. */
export async function weightedRoll(
	{ weights, balances }: Pick<WeightedRoll, 'weights' | 'balances'>,
	involved: readonly Involved[],
): Promise<Result<WeightedRoll, Refusal>> {
	const out = new Map(involved.map((one) => [one.address, one]))
	const kept = balances.filter(({ address }) => !out.has(address))
	if (kept.length === 0) {
		return refuse('roll_empty', 'Everybody with power is involved in the case, so nobody is left to vote.')
	}
	const tree = await rollTree(kept)
	const leftOff = balances.flatMap(({ address, power }): readonly LeftOff[] => {
		const one = out.get(address)
		return one === undefined ? [] : [{ ...asLeftOff(one), power: power.toString() }]
	})
	const rooted = weights.kind === 'snapshot' ? { ...weights, root: rootOf(tree) } : weights
	return ok({ weights: rooted, balances: kept, leftOff, tree })
}

type Read = Pick<WeightedRoll, 'weights' | 'balances'>

async function readSnapshot(input: WeightsInput & { kind: 'snapshot' }): Promise<Result<Read, Refusal>> {
	const lines = await balanceLines(input.csv)
	if (!lines.ok) return lines
	const { decimals, symbol, source } = input
	const good = await goodChecksums(lines.value)
	const balances = readBalances(lines.value, { kind: input.unit, decimals }, (address) => good.has(address))
	if (!balances.ok) return balances
	// The root follows once it is known who is left off.
	return ok({ weights: { kind: 'snapshot', root: '', decimals, symbol, source }, balances: balances.value })
}

async function readToken(
	input: WeightsInput & { kind: 'erc20votes' },
	client: ChainClient | null,
): Promise<Result<Read, Refusal>> {
	const token = toAddress(input.token)
	if (token === null) throw new Error('The contract of the input lets only addresses through')
	const fromBlock = input.fromBlock === undefined ? undefined : BigInt(input.fromBlock)
	const chainId = env().CHAIN_ID
	const votes = await tokenVotes(client, { token, block: BigInt(input.block), fromBlock, chainId })
	if (!votes.ok) return votes
	const { balances, totalPower } = votes.value
	const weights = { kind: 'erc20votes', chainId, token, block: input.block, totalPower: totalPower.toString() } as const
	return ok({ weights, balances })
}

/** How many checksums are reckoned between two pauses, in which the process answers others. */
const CHECKED_AT_ONCE = 500
const MIXED_CASE = /^0x(?=.*[a-f])(?=.*[A-F])[0-9a-fA-F]{40}$/

/** The addresses of a list whose checksum (ERC-55) is right. Digits in one case carry none, and are not among them. */
async function goodChecksums(lines: readonly BalanceLine[]): Promise<ReadonlySet<string>> {
	const mixed = lines.map(({ fields }) => fields[0]?.trim() ?? '').filter((name) => MIXED_CASE.test(name))
	const good = new Set<string>()
	for (const [index, address] of mixed.entries()) {
		if (index % CHECKED_AT_ONCE === 0) await letOthersRun()
		if (getAddress(address.toLowerCase()) === address) good.add(address)
	}
	return good
}
