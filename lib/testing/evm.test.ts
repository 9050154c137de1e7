import { encodeFunctionData } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Artifact, compile, deploy, type Evm, send, startAnvil } from './evm'

let evm: Evm
let contracts: Readonly<Record<string, Artifact>>

beforeAll(async () => {
	evm = await startAnvil()
	contracts = await compile('TestVotes.sol')
})
afterAll(() => evm?.stop())

test('a contract of our own runs on a real EVM: power follows delegation and is kept per block', async () => {
	const [holder] = evm.accounts
	if (holder === undefined) throw new Error('no account')
	const token = await deploy(evm, contracts, 'TestVotes')
	const mint = encodeFunctionData({ abi: token.abi, functionName: 'mint', args: [holder.address, 5n] })
	await send(evm, { to: token.address, data: mint })
	const votes = () => evm.chain.readContract({ ...token, functionName: 'getVotes', args: [holder.address] })
	expect(await votes()).toBe(0n)
	const delegate = encodeFunctionData({ abi: token.abi, functionName: 'delegate', args: [holder.address] })
	await send(evm, { to: token.address, data: delegate, from: holder })
	expect(await votes()).toBe(5n)
})

test('a call that the contract does not allow throws', async () => {
	const token = await deploy(evm, contracts, 'TestVotes')
	const data = encodeFunctionData({ abi: token.abi, functionName: 'transfer', args: [token.address, 1n] })
	await expect(send(evm, { to: token.address, data })).rejects.toThrow(/revert/i)
})
