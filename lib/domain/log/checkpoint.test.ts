import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkpointBody, checkpointNote, keyIdOf, originOf, verifierKey } from './checkpoint'

const sha256 = (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest())

test('the key id and verifier key of C2SP signed-note are those of its example', () => {
	// golang.org/x/mod/sumdb/note, Example: PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
	const publicKey = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1).toString('hex')
	expect(keyIdOf(sha256, 'PeterNeumann', publicKey)).toBe('c74f20a3')
	expect(verifierKey('PeterNeumann', { keyId: 'c74f20a3', publicKey })).toBe(
		'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
	)
})

/** Reads and checks a signed note with nothing of lib/domain, as a stranger's tool would. */
function openNote(note: string, vkey: string): { origin: string; size: number; root: Buffer; rest: string[] } {
	const [name = '', id = '', ...key] = vkey.split('+')
	const keyBytes = Buffer.from(key.join('+'), 'base64')
	expect(keyBytes[0]).toBe(1)
	const expectedId = createHash('sha256').update(`${name}\n`).update(keyBytes).digest().subarray(0, 4)
	expect(expectedId.toString('hex')).toBe(id)
	const parting = note.indexOf('\n\n')
	const text = note.slice(0, parting + 1)
	const line = /^— (\S+) (\S+)\n$/.exec(note.slice(parting + 2))
	if (line === null) throw new Error('No signature line')
	expect(line[1]).toBe(name)
	const signed = Buffer.from(line[2] ?? '', 'base64')
	expect(signed.subarray(0, 4).toString('hex')).toBe(id)
	const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), keyBytes.subarray(1)])
	const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
	if (!verify(null, Buffer.from(text), publicKey, signed.subarray(4))) throw new Error('The signature is wrong')
	const [origin = '', size = '', root = '', ...rest] = text.trimEnd().split('\n')
	return { origin, size: Number(size), root: Buffer.from(root, 'base64'), rest }
}

test('a checkpoint is a signed note that an independent reader opens, and refuses once a letter is changed', () => {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519')
	const hex = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')
	const origin = originOf('ab'.repeat(32))
	const head = { origin, size: 7, rootHash: 'cd'.repeat(32), timestamp: '2026-11-21T10:00:00.000Z' }
	const keyId = keyIdOf(sha256, origin, hex)
	const signature = sign(null, Buffer.from(checkpointBody(head)), privateKey).toString('hex')
	const note = checkpointNote({ ...head, keyId, signature })
	const vkey = verifierKey(origin, { keyId, publicKey: hex })
	expect(openNote(note, vkey)).toEqual({
		origin,
		size: 7,
		root: Buffer.from('cd'.repeat(32), 'hex'),
		rest: ['timestamp 2026-11-21T10:00:00.000Z'],
	})
	expect(() => openNote(note.replace('\n7\n', '\n8\n'), vkey)).toThrow(/wrong/)
})
