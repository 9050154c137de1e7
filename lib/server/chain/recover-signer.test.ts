import { type Hex, hashMessage, hexToBytes, keccak256, recoverAddress, toHex } from 'viem'
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { recoverSigner } from './recover-signer'

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

test('the well-known first account of the development mnemonic is recovered from its signature', async () => {
	const account = mnemonicToAccount('test test test test test test test test test test test junk')
	const signature = await account.signMessage({ message: 'hello' })
	expect(recoverSigner(hashMessage('hello'), signature)).toBe('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
})

test('for random keys and hashes it names the signer that the slower reference names', async () => {
	for (let round = 0; round < 25; round += 1) {
		const account = privateKeyToAccount(generatePrivateKey())
		const hash = keccak256(toHex(`round ${round}`))
		const signature = await account.sign({ hash })
		expect(recoverSigner(hash, signature)).toBe(account.address.toLowerCase())
		expect((await recoverAddress({ hash, signature })).toLowerCase()).toBe(recoverSigner(hash, signature))
	}
})

test('what is no signature names nobody', async () => {
	const account = privateKeyToAccount(generatePrivateKey())
	const hash = keccak256('0x01')
	const good = await account.sign({ hash })
	const s = BigInt(`0x${good.slice(66, 130)}`)
	const flipped = (ORDER - s).toString(16).padStart(64, '0')
	const otherV = hexToBytes(good)[64] === 27 ? '1c' : '1b'
	const bad: readonly string[] = [
		'',
		'0x',
		good.slice(0, -2),
		`${good}00`,
		`0x${'00'.repeat(65)}`,
		`0x${'ff'.repeat(65)}`,
		`${good.slice(0, 130)}1d`,
		`${good.slice(0, 66)}${flipped}${otherV}`, // the malleable twin
		good.replace('0x', '0y'),
	]
	expect(bad.map((signature) => recoverSigner(hash, signature))).toEqual(bad.map(() => null))
	expect(recoverSigner('0x01' as Hex, good)).toBeNull()
	expect(recoverSigner(keccak256('0x02'), good)).not.toBe(account.address.toLowerCase())
})
