import { createServer } from 'node:http'
import { encodeFunctionData } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Address, toAddress } from '@/lib/domain/kernel/ids'
import { type Artifact, compile, deploy, type Evm, send, startAnvil } from '@/lib/testing/evm'
import { type ChainClient, chainClient } from './chain-client'
import { tokenVotes } from './token-votes'

const CHAIN = 31_337

let evm: Evm
let client: ChainClient
let contracts: Readonly<Record<string, Artifact>>

beforeAll(async () => {
	evm = await startAnvil()
	contracts = await compile('TestVotes.sol', 'TestWallet.sol')
	const made = chainClient(evm.url)
	if (made === null) throw new Error('no client')
	client = made
})
afterAll(() => evm?.stop())

function lowerCase(text: string | undefined): Address {
	const found = toAddress(text ?? '')
	if (found === null) throw new Error(`not an address: ${text}`)
	return found
}

/** Three holders: the first two delegate to themselves, the third to the second; then power moves. */
async function tokenWithHistory() {
	const { address, abi } = await deploy(evm, contracts, 'TestVotes')
	const deployed = await evm.chain.getBlockNumber()
	const [one, two, three] = evm.accounts
	const call = (functionName: string, args: readonly unknown[], from = one) =>
		send(evm, { to: address, data: encodeFunctionData({ abi, functionName, args }), ...(from && { from }) })
	await call('mint', [one?.address, 2n ** 100n + 7n])
	await call('mint', [two?.address, 5n])
	await call('mint', [three?.address, 3n])
	await call('delegate', [one?.address], one)
	await call('delegate', [two?.address], two)
	await call('delegate', [two?.address], three)
	const block = await evm.chain.getBlockNumber()
	await call('transfer', [three?.address, 1n], one)
	await evm.chain.mine({ blocks: 1 })
	const token = lowerCase(address)
	const ask = (more: Partial<Parameters<typeof tokenVotes>[1]> = {}) =>
		tokenVotes(client, { token, block, fromBlock: undefined, chainId: CHAIN, ...more })
	return { token, block, deployed, ask, one: lowerCase(one?.address), two: lowerCase(two?.address) }
}

test('everyone who had power at a block is found, with the exact power that the contract gives', async () => {
	const { block, deployed, ask, one, two } = await tokenWithHistory()
	const before = await ask()
	if (!before.ok) throw new Error(before.refusal.sentence)
	expect(before.value.totalPower).toBe(2n ** 100n + 15n)
	expect(new Map(before.value.balances.map(({ address, power }) => [address, power]))).toEqual(
		new Map([
			[one, 2n ** 100n + 7n],
			[two, 8n],
		]),
	)
	const after = await ask({ block: block + 1n, fromBlock: deployed })
	if (!after.ok) throw new Error(after.refusal.sentence)
	expect(after.value.balances.find(({ address }) => address === two)?.power).toBe(9n)
})

test('whoever gave all power away before the block is not listed', async () => {
	const { token, one } = await tokenWithHistory()
	const { abi } = contracts.TestVotes ?? { abi: [] }
	const away = encodeFunctionData({ abi, functionName: 'delegate', args: [evm.accounts[5]?.address] })
	await send(evm, { to: token, data: away })
	const block = await evm.chain.getBlockNumber()
	await evm.chain.mine({ blocks: 1 })
	const answer = await tokenVotes(client, { token, block, fromBlock: undefined, chainId: CHAIN })
	expect(answer.ok && answer.value.balances.some(({ address }) => address === one)).toBe(false)
})

const codeOf = (answer: Awaited<ReturnType<typeof tokenVotes>>) => (answer.ok ? 'ok' : answer.refusal.code)

test('what the chain cannot answer is refused by name', async () => {
	const { token, block, deployed, ask } = await tokenWithHistory()
	const latest = await evm.chain.getBlockNumber()
	const question = { token, block, fromBlock: undefined, chainId: CHAIN }
	expect(codeOf(await tokenVotes(null, question))).toBe('no_rpc')
	expect(codeOf(await ask({ chainId: 1 }))).toBe('wrong_chain')
	expect(codeOf(await ask({ block: latest }))).toBe('block_not_past')
	expect(codeOf(await ask({ block: latest + 1_000n }))).toBe('block_not_past')
	expect(codeOf(await ask({ token: lowerCase(`0x${'12'.repeat(20)}`) }))).toBe('no_contract')
	const silence = await deploy(evm, contracts, 'TestSilence')
	expect(codeOf(await ask({ token: lowerCase(silence.address) }))).toBe('no_votes')
	expect(codeOf(await ask({ fromBlock: deployed + 1n }))).toBe('from_block_late')
	expect(codeOf(await ask({ fromBlock: block + 1n }))).toBe('from_block_late')
	expect(codeOf(await ask({ block: deployed }))).toBe('nobody_delegated')
	expect(codeOf(await tokenVotes(client, question, 0))).toBe('rpc_too_long')
})

test('a node that does not answer in time is told from one that says no', async () => {
	const server = createServer(() => {})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
	const address = server.address()
	const port = typeof address === 'object' && address !== null ? address.port : 0
	const slow = chainClient(`http://127.0.0.1:${port}`, 100)
	const token = lowerCase(`0x${'12'.repeat(20)}`)
	const answer = await tokenVotes(slow, { token, block: 1n, fromBlock: undefined, chainId: CHAIN })
	server.closeAllConnections()
	server.close()
	expect(codeOf(answer)).toBe('rpc_unanswered')
})
