import 'server-only'
import { resolve } from 'node:path'
import { env } from '@/lib/env'
import type { BlobStore } from './blob-store'
import { folderBlobStore } from './folder-blob-store'

/** Where this installation keeps what is attached: a folder beside the database's. */
export function attachmentBlobs(): BlobStore {
	return folderBlobStore(resolve(env().DATA_DIR, 'attachments'))
}
