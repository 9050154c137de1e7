import { createServer, type Server } from 'node:http'
import { encodeFunctionData, type Hex, hashMessage, serializeErc6492Signature } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Address, toAddress } from '@/lib/domain/kernel/ids'
import { type Artifact, compile, deploy, type Evm, send, startAnvil } from '@/lib/testing/evm'
import { type ChainClient, chainClient } from './chain-client'
import { checkSignature } from './check-signature'

const HASH = hashMessage('A ballot, say')
const SALT: Hex = `0x${'07'.repeat(32)}`

let evm: Evm
let client: ChainClient
let contracts: Readonly<Record<string, Artifact>>

function account(index: number) {
	const found = evm.accounts[index]
	if (found === undefined) throw new Error('no such account')
	return found
}

function lowerCase(text: string): Address {
	const found = toAddress(text)
	if (found === null) throw new Error(`not an address: ${text}`)
	return found
}

const sign = (index: number, hash: Hex = HASH) => account(index).sign({ hash })

beforeAll(async () => {
	evm = await startAnvil()
	contracts = await compile('TestWallet.sol')
	const made = chainClient(evm.url)
	if (made === null) throw new Error('no client')
	client = made
})
afterAll(() => evm?.stop())

test('a key of its own needs no RPC', async () => {
	const checked = await checkSignature(lowerCase(account(1).address), HASH, await sign(1), null)
	expect(checked).toEqual({ state: 'good', kind: 'eoa', block: null })
})

test("a wallet on the chain accepts its owner's signature, and no other (ERC-1271)", async () => {
	const wallet = lowerCase((await deploy(evm, contracts, 'TestWallet', [account(1).address])).address)
	const block = await evm.chain.getBlockNumber()
	expect(await checkSignature(wallet, HASH, await sign(1), client)).toEqual({ state: 'good', kind: 'erc1271', block })
	expect(await checkSignature(wallet, HASH, await sign(2), client)).toEqual({ state: 'wrong' })
	expect(await checkSignature(wallet, hashMessage('Another'), await sign(1), client)).toEqual({ state: 'wrong' })
	expect(await checkSignature(wallet, HASH, '0x1234', client)).toEqual({ state: 'wrong' })
})

test('without an RPC a contract cannot be asked, and the answer says so', async () => {
	const wallet = lowerCase((await deploy(evm, contracts, 'TestWallet', [account(1).address])).address)
	expect(await checkSignature(wallet, HASH, await sign(1), null)).toEqual({ state: 'no_rpc', isKeySized: true })
})

async function counterfactual(owner: number) {
	const factory = await deploy(evm, contracts, 'TestWalletFactory')
	const args = [account(owner).address, SALT]
	const address = String(await evm.chain.readContract({ ...factory, functionName: 'addressOf', args }))
	const data = encodeFunctionData({ abi: factory.abi, functionName: 'create', args })
	const wrap = (signature: Hex) => serializeErc6492Signature({ address: factory.address, data, signature })
	return { wallet: lowerCase(address), wrap, create: () => send(evm, { to: factory.address, data }) }
}

test('a wallet that is yet to be deployed accepts its owner, and no other (ERC-6492)', async () => {
	const { wallet, wrap } = await counterfactual(1)
	const block = await evm.chain.getBlockNumber()
	expect(await checkSignature(wallet, HASH, wrap(await sign(1)), client)).toEqual({
		state: 'good',
		kind: 'erc6492',
		block,
	})
	expect(await checkSignature(wallet, HASH, wrap(await sign(2)), client)).toEqual({ state: 'wrong' })
})

test('where no wallet stands, a bare signature of its owner-to-be is not enough', async () => {
	const { wallet, create } = await counterfactual(3)
	expect(await checkSignature(wallet, HASH, await sign(3), client)).toEqual({ state: 'wrong' })
	await create()
	expect((await checkSignature(wallet, HASH, await sign(3), client)).state).toBe('good')
})

test('a factory that deploys another wallet proves nothing about this one', async () => {
	const { wrap } = await counterfactual(1)
	const stranger = lowerCase(`0x${'99'.repeat(20)}`)
	expect(await checkSignature(stranger, HASH, wrap(await sign(1)), client)).toEqual({ state: 'wrong' })
})

test("a key's signature written the other way round does not pass through the ERC-6492 validator", async () => {
	const { wrap } = await counterfactual(1)
	const signature = await sign(4)
	const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
	const s = (order - BigInt(`0x${signature.slice(66, 130)}`)).toString(16).padStart(64, '0')
	const flipped: Hex = `0x${signature.slice(2, 66)}${s}${signature.endsWith('1b') ? '1c' : '1b'}`
	const signer = lowerCase(account(4).address)
	expect(await checkSignature(signer, HASH, flipped, client)).toEqual({ state: 'wrong' })
	expect(await checkSignature(signer, HASH, wrap(flipped), client)).toEqual({ state: 'wrong' })
})

test('a contract that is no wallet has signed nothing', async () => {
	const silence = lowerCase((await deploy(evm, contracts, 'TestSilence')).address)
	expect(await checkSignature(silence, HASH, await sign(1), client)).toEqual({ state: 'wrong' })
})

test('an RPC that does not answer in time is not taken for a no', async () => {
	const server = createServer(() => {})
	const url = await listening(server)
	const slow = chainClient(url, 100)
	const checked = await checkSignature(lowerCase(account(1).address), HASH, await sign(2), slow)
	server.closeAllConnections()
	server.close()
	expect(checked).toEqual({ state: 'unanswered' })
})

test('an RPC that has had enough is not taken for a no', async () => {
	const server = createServer((_, response) => response.writeHead(429).end('slow down'))
	const url = await listening(server)
	const checked = await checkSignature(lowerCase(account(1).address), HASH, await sign(2), chainClient(url, 2_000))
	server.close()
	expect(checked).toEqual({ state: 'unanswered' })
})

function listening(server: Server): Promise<string> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address()
			resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)
		})
	})
}
