import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderBlobStore } from './folder-blob-store'

const BYTES = new TextEncoder().encode('two attestations for one epoch')
const SHA256 = createHash('sha256').update(BYTES).digest('hex')

let folder: string
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'blobs-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('what is put in comes out, and is kept once', async () => {
	const store = folderBlobStore(folder)
	await store.put(SHA256, BYTES)
	await store.put(SHA256, BYTES)
	expect(new Uint8Array((await store.get(SHA256)) ?? [])).toEqual(BYTES)
	expect(await readdir(join(folder, SHA256.slice(0, 2)))).toEqual([SHA256.slice(2)])
})

test('what was never put in is not there', async () => {
	expect(await folderBlobStore(folder).get(SHA256)).toBeNull()
})

test('a file that was changed on the disk is not handed out', async () => {
	const store = folderBlobStore(folder)
	await store.put(SHA256, BYTES)
	await writeFile(join(folder, SHA256.slice(0, 2), SHA256.slice(2)), 'something else')
	await expect(store.get(SHA256)).rejects.toThrow('no longer matches its hash')
})

test('a name that is no hash reaches no file', async () => {
	await expect(folderBlobStore(folder).get('../../etc/passwd')).rejects.toThrow('64 hex digits')
})
