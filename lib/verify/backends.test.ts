import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { hashMessage, keccak256 as viemKeccak } from 'viem'
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { toHex } from '@/lib/domain/log/hex'
import { browserCrypto, fastBrowserCrypto } from './browser-crypto'
import { fromAnyHex, toPrefixedHex, utf8 } from './crypto'

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const backends = [
	['native', nativeCrypto()],
	['JavaScript', browserCrypto()],
	['WebAssembly', await fastBrowserCrypto()],
] as const

describe.each(backends)('the verifier with %s code', (_name, crypto) => {
	test('hashes as published (FIPS 180-4, the Ethereum yellow paper)', () => {
		expect(toHex(crypto.sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
		expect(toHex(crypto.keccak256(utf8('')))).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
	})

	test('names the signer of the example of EIP-712', () => {
		const hash = fromAnyHex('be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2')
		const r = '4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d'
		const s = '07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562'
		expect(crypto.recover(hash, fromAnyHex(`${r}${s}1c`))).toBe('0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826')
	})

	test('names the well-known first account of the development mnemonic', async () => {
		const account = mnemonicToAccount('test test test test test test test test test test test junk')
		const signature = fromAnyHex(await account.signMessage({ message: 'hello' }))
		const hash = fromAnyHex(hashMessage('hello'))
		expect(crypto.recover(hash, signature)).toBe('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
		signature[64] = (signature[64] ?? 0) - 27
		expect(crypto.recover(hash, signature)).toBe('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
	})

	test('names nobody for what is no signature, nor for one written in its second form', async () => {
		const account = privateKeyToAccount(`0x${'11'.repeat(32)}`)
		const hash = fromAnyHex(viemKeccak('0x01'))
		const good = await account.sign({ hash: toPrefixedHex(hash) })
		const flipped = (ORDER - BigInt(`0x${good.slice(66, 130)}`)).toString(16).padStart(64, '0')
		const twin = `${good.slice(0, 66)}${flipped}${good.endsWith('1b') ? '1c' : '1b'}`
		const bad = ['', good.slice(0, -2), `${good}00`, `0x${'00'.repeat(65)}`, `0x${'ff'.repeat(65)}`, twin]
		expect(bad.map((signature) => crypto.recover(hash, fromAnyHex(signature)))).toEqual(bad.map(() => null))
		expect(crypto.recover(hash.subarray(1), fromAnyHex(good))).toBeNull()
		expect(crypto.recover(hash, fromAnyHex(`${good.slice(0, 130)}1d`))).toBeNull()
		expect(crypto.recover(fromAnyHex(viemKeccak('0x02')), fromAnyHex(good))).not.toBe(account.address.toLowerCase())
	})

	test('takes the signatures of RFC 8032 (7.1, tests 1 and 3), and no other', () => {
		const vectors = [
			[
				'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
				'',
				'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
			],
			[
				'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
				'af82',
				'6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
			],
		].map((vector) => vector.map(fromAnyHex))
		for (const [key = fromAnyHex(''), message = fromAnyHex(''), signature = fromAnyHex('')] of vectors) {
			expect(crypto.verifyEd25519(message, signature, key)).toBe(true)
			expect(crypto.verifyEd25519(utf8('something else'), signature, key)).toBe(false)
			expect(crypto.verifyEd25519(message, signature.subarray(1), key)).toBe(false)
			expect(crypto.verifyEd25519(message, signature, key.subarray(1))).toBe(false)
		}
	})

	test('takes what the installation signs', () => {
		const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)])
		const key = createPrivateKey({ key: seed, format: 'der', type: 'pkcs8' })
		const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
		const signature = sign(null, Buffer.from('a receipt'), key)
		expect(crypto.verifyEd25519(utf8('a receipt'), signature, Buffer.from(x, 'base64url'))).toBe(true)
	})
})

test('many signers recovered in threads are those recovered one by one, and bad signatures among them name nobody', async () => {
	const crypto = nativeCrypto()
	const accounts = Array.from({ length: 20 }, (_, index) => privateKeyToAccount(`0x${String(index + 10).repeat(32)}`))
	const signatures = await Promise.all(accounts.map((account) => account.sign({ hash: viemKeccak('0x05') })))
	const hash = fromAnyHex(viemKeccak('0x05'))
	const signed = Array.from({ length: 2_500 }, (_, index) => {
		const good = fromAnyHex(signatures[index % 20] ?? '')
		if (index % 7 === 0) return { hash, signature: good.subarray(1) }
		if (index % 11 === 0) return { hash, signature: new Uint8Array(65).fill(255) }
		return { hash, signature: good }
	})
	const signerAt = crypto.recoverAhead?.(signed)
	const odd = signed.flatMap(({ signature }, index) =>
		signerAt?.(index) === crypto.recover(hash, signature) ? [] : [index],
	)
	expect(odd).toEqual([])
	expect(signerAt?.(1)).toBe(accounts[1]?.address.toLowerCase())
	expect(signerAt?.(7)).toBeNull()
})
