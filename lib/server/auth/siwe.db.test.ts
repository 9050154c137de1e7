import { encodeFunctionData, getAddress, hashMessage, serializeErc6492Signature } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { afterAll, expect, test, vi } from 'vitest'
import { compile, deploy, startAnvil } from '@/lib/testing/evm'
import { testPrisma } from '@/lib/testing/test-database'
import { signInWithEthereum } from './siwe'

const prisma = testPrisma()
const evm = await startAnvil()
vi.stubEnv('RPC_URL', evm.url)
const contracts = await compile('TestWallet.sol')
afterAll(() => evm.stop())

const [owner, stranger] = evm.accounts
if (!owner || !stranger) throw new Error('no accounts')

function messageOf(address: string, nonce: string): string {
	return createSiweMessage({
		domain: '127.0.0.1:3000',
		uri: 'http://127.0.0.1:3000',
		address: getAddress(address),
		version: '1',
		chainId: 1,
		nonce,
		issuedAt: new Date(),
	})
}

let count = 0
function nextNonce(): string {
	count += 1
	return `nonce0000${count}`
}

test('a smart-contract wallet signs in by the signature of its owner, and of nobody else', async () => {
	const wallet = await deploy(evm, contracts, 'TestWallet', [owner.address])
	const attempt = async (by: typeof owner) => {
		const nonce = nextNonce()
		const message = messageOf(wallet.address, nonce)
		return signInWithEthereum({ message, nonce, signature: await by.sign({ hash: hashMessage(message) }) })
	}
	expect(await attempt(stranger)).toBe('wrong')
	expect(await prisma.person.count()).toBe(0)
	const found = await attempt(owner)
	const person = await prisma.person.findUniqueOrThrow({ where: { address: wallet.address.toLowerCase() } })
	expect(found).toMatchObject({ id: person.id })
})

test('a wallet that is yet to be deployed signs in as well', async () => {
	const factory = await deploy(evm, contracts, 'TestWalletFactory')
	const args = [owner.address, `0x${'05'.repeat(32)}`]
	const address = String(await evm.chain.readContract({ ...factory, functionName: 'addressOf', args }))
	const nonce = nextNonce()
	const message = messageOf(address, nonce)
	const signature = serializeErc6492Signature({
		address: factory.address,
		data: encodeFunctionData({ abi: factory.abi, functionName: 'create', args }),
		signature: await owner.sign({ hash: hashMessage(message) }),
	})
	expect(await signInWithEthereum({ message, nonce, signature })).toHaveProperty('id')
	expect(await signInWithEthereum({ message, nonce, signature })).toBe('wrong')
})

test('a key signs in as ever, and a nonce works once', async () => {
	const nonce = nextNonce()
	const message = messageOf(owner.address, nonce)
	const signature = await owner.signMessage({ message })
	expect(await signInWithEthereum({ message, nonce, signature })).toHaveProperty('id')
	expect(await signInWithEthereum({ message, nonce, signature })).toBe('wrong')
	expect(await signInWithEthereum({ message, nonce: null, signature })).toBe('wrong')
})
