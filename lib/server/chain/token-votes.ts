import 'server-only'
import { type Address, BaseError, getAbiItem, parseAbi } from 'viem'
import type { Balance } from '@/lib/domain/decisions/balances'
import { MOST_BALANCES } from '@/lib/domain/decisions/balances'
import { type Address as LowerCaseAddress, toAddress } from '@/lib/domain/kernel/ids'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { type ChainClient, isUnanswered } from './chain-client'

/** ERC-5805, as OpenZeppelin's ERC20Votes has it. */
const VOTES = parseAbi([
	'event DelegateVotesChanged(address indexed delegate, uint256 previousVotes, uint256 newVotes)',
	'function getPastVotes(address account, uint256 timepoint) view returns (uint256)',
	'function getPastTotalSupply(uint256 timepoint) view returns (uint256)',
	'function CLOCK_MODE() view returns (string)',
])
const VOTES_CHANGED = getAbiItem({ abi: VOTES, name: 'DelegateVotesChanged' })

const WIDEST_RANGE = 50_000n
const FIRST_RANGE = 10_000n
/** Questions that are under way at the same time; a public node answers few at once. */
const AT_ONCE = 25
/** How long all questions together may take; a person waits for them. */
const LONGEST_MS = 90_000

export type TokenVotes = {
	readonly chainId: number
	readonly balances: readonly Balance[]
	/** Every token there was at the block; power that nobody delegated is part of it and of no balance. */
	readonly totalPower: bigint
}

type Question = {
	readonly token: LowerCaseAddress
	readonly block: bigint
	readonly fromBlock: bigint | undefined
	/** The chain of this installation. */
	readonly chainId: number
}

/**
 * Who could vote with how much of a token at the end of a block: everyone whose voting power ever changed up to then is
 * asked about. The block must have a later one, so that nobody can borrow power after seeing what is asked (flash loans
 * last one block at most). Refuses in a sentence what the contract or the node cannot answer. Never call it inside a
 * transaction.
 */
export async function tokenVotes(
	client: ChainClient | null,
	question: Question,
	longestMs = LONGEST_MS,
): Promise<Result<TokenVotes, Refusal>> {
	if (client === null) {
		return refuse(
			'no_rpc',
			'This installation has no connection to a chain. Set RPC_URL to a node, or upload the balances as a file.',
		)
	}
	try {
		return await readVotes(client, question, Date.now() + longestMs)
	} catch (error) {
		if (isUnanswered(error)) {
			return refuse('rpc_unanswered', 'The chain did not answer in time. Nothing has happened; try again in a minute.')
		}
		if (error instanceof TooLong) {
			return refuse('rpc_too_long', `${error.message} Upload the balances as a file instead.`)
		}
		if (error instanceof BaseError) {
			return refuse('rpc_failed', `The chain answered with an error: ${error.shortMessage}`)
		}
		throw error
	}
}

class TooLong extends Error {}

function checkTime(deadline: number): void {
	if (Date.now() < deadline) return
	throw new TooLong('This token has more holders or a longer history than can be read in one go.')
}

async function readVotes(
	client: ChainClient,
	question: Question,
	deadline: number,
): Promise<Result<TokenVotes, Refusal>> {
	const { token, block, chainId } = question
	const [actualChain, latest] = await Promise.all([client.getChainId(), client.getBlockNumber()])
	if (actualChain !== chainId) {
		return refuse(
			'wrong_chain',
			`RPC_URL leads to chain ${actualChain}, and ballots here are signed for chain ${chainId}.`,
		)
	}
	if (block >= latest) {
		return refuse(
			'block_not_past',
			`Choose a block before ${latest}, the newest one: its powers can no longer change.`,
			{
				latest: latest.toString(),
			},
		)
	}
	const total = await totalAt(client, token, block)
	if (!total.ok) return total
	const first = await firstBlock(client, question)
	if (!first.ok) return first
	const holders = await holdersUpTo(client, { token, first: first.value, last: block }, deadline)
	if (holders.length > MOST_BALANCES) {
		return refuse('balances_too_many', 'More than 200,000 wallets hold power, which is the most that a roll takes.')
	}
	const powers = await inTurn(holders, (holder) => votesAt(client, token, holder, block), deadline)
	const balances = holders.flatMap((address, index): readonly Balance[] => {
		const power = powers[index] ?? 0n
		return power === 0n ? [] : [{ address, power }]
	})
	if (balances.length === 0) {
		return refuse(
			'nobody_delegated',
			'Nobody had voting power at this block: holders delegate to themselves to have it.',
		)
	}
	return ok({ chainId, balances, totalPower: total.value })
}

/** The supply at a block; refuses a contract that keeps no voting power, or keeps it by time. */
async function totalAt(client: ChainClient, token: Address, block: bigint): Promise<Result<bigint, Refusal>> {
	const code = await client.getCode({ address: token })
	if (code === undefined || code === '0x') return refuse('no_contract', 'There is no contract at this address.')
	const mode = await unlessReverted(client.readContract({ abi: VOTES, address: token, functionName: 'CLOCK_MODE' }))
	if (mode?.startsWith('mode=timestamp')) {
		return refuse('clock_by_time', 'This token keeps its powers by time and not by block, which is not supported.')
	}
	const args = [block] as const
	const call = { abi: VOTES, address: token, functionName: 'getPastTotalSupply', args } as const
	const total = await unlessReverted(client.readContract(call))
	return total === null
		? refuse('no_votes', 'This contract keeps no voting power of past blocks: it has no getPastTotalSupply.')
		: ok(total)
}

function votesAt(client: ChainClient, token: Address, holder: Address, block: bigint): Promise<bigint> {
	return client.readContract({ abi: VOTES, address: token, functionName: 'getPastVotes', args: [holder, block] })
}

/** What a contract answers; `null` when it has no such function or says no. */
async function unlessReverted<T>(answer: Promise<T>): Promise<T | null> {
	try {
		return await answer
	} catch (error) {
		if (error instanceof BaseError && !isUnanswered(error)) return null
		throw error
	}
}

/** Where to look from. A given block after the deployment would leave holders out without a trace, so it is refused. */
async function firstBlock(client: ChainClient, question: Question): Promise<Result<bigint, Refusal>> {
	const { token, block, fromBlock } = question
	if (fromBlock === undefined) return ok(await deployedAt(client, token, block))
	const before = fromBlock === 0n ? null : client.getCode({ address: token, blockNumber: fromBlock - 1n })
	const code = before === null ? null : await unlessReverted(before)
	const isLate = fromBlock > block || (code !== null && code !== undefined && code !== '0x')
	return isLate
		? refuse(
				'from_block_late',
				'The token was there before that block, so holders would be left out; give its first block.',
			)
		: ok(fromBlock)
}

/** The first block at which the contract stood, by halving; the start of the chain where the node keeps no old states. */
async function deployedAt(client: ChainClient, token: Address, block: bigint): Promise<bigint> {
	let [without, withIt] = [-1n, block]
	while (withIt - without > 1n) {
		const middle = (without + withIt) / 2n
		const code = await unlessReverted(client.getCode({ address: token, blockNumber: middle }))
		if (code === null) return 0n
		if (code === undefined || code === '0x') without = middle
		else withIt = middle
	}
	return withIt
}

/** Everyone whose power changed in these blocks, in ranges that halve where a node refuses one for its size. */
async function holdersUpTo(
	client: ChainClient,
	{ token, first, last }: { readonly token: Address; readonly first: bigint; readonly last: bigint },
	deadline: number,
): Promise<readonly LowerCaseAddress[]> {
	const holders = new Set<LowerCaseAddress>()
	let range = FIRST_RANGE
	for (let from = first; from <= last; ) {
		checkTime(deadline)
		const to = from + range - 1n < last ? from + range - 1n : last
		try {
			for (const holder of await changedIn(client, token, from, to)) holders.add(holder)
			from = to + 1n
			range = range * 2n < WIDEST_RANGE ? range * 2n : WIDEST_RANGE
		} catch (error) {
			if (range <= 1n || !(error instanceof BaseError)) throw error
			range /= 2n
		}
	}
	return [...holders].sort()
}

async function changedIn(client: ChainClient, address: Address, fromBlock: bigint, toBlock: bigint) {
	const logs = await client.getLogs({ address, event: VOTES_CHANGED, fromBlock, toBlock, strict: true })
	return logs.flatMap(({ args }) => toAddress(args.delegate) ?? [])
}

async function inTurn<Item, Answer>(
	items: readonly Item[],
	ask: (item: Item) => Promise<Answer>,
	deadline: number,
): Promise<readonly Answer[]> {
	const answers: Answer[] = []
	for (let index = 0; index < items.length; index += AT_ONCE) {
		checkTime(deadline)
		answers.push(...(await Promise.all(items.slice(index, index + AT_ONCE).map(ask))))
	}
	return answers
}
