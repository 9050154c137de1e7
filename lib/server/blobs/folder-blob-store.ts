import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobStore } from './blob-store'

const SHA256 = /^[0-9a-f]{64}$/

/** Keeps each blob in `ab/cdef...`: written aside, synced, then renamed, so that no half of a file is ever read. */
export function folderBlobStore(folder: string): BlobStore {
	const placeOf = (sha256: string) => {
		if (!SHA256.test(sha256)) throw new Error('A blob is named by 64 hex digits')
		const shelf = join(folder, sha256.slice(0, 2))
		return { shelf, file: join(shelf, sha256.slice(2)) }
	}
	return {
		put: async (sha256, bytes) => {
			const { shelf, file } = placeOf(sha256)
			await mkdir(shelf, { recursive: true })
			const aside = join(shelf, `${randomUUID()}.part`)
			const handle = await open(aside, 'wx')
			try {
				await handle.writeFile(bytes)
				await handle.sync()
			} finally {
				await handle.close()
			}
			await rename(aside, file)
		},
		get: async (sha256) => {
			const bytes = await readFile(placeOf(sha256).file).catch((error: NodeJS.ErrnoException) => {
				if (error.code === 'ENOENT') return null
				throw error
			})
			if (bytes === null) return null
			if (createHash('sha256').update(bytes).digest('hex') !== sha256)
				throw new Error(`The stored file ${sha256} no longer matches its hash`)
			return bytes
		},
	}
}
