import 'server-only'
import { createHash } from 'node:crypto'

/** SHA-256 as the rules of lib/domain/log take it. */
export function sha256Bytes(data: Uint8Array): Uint8Array {
	return createHash('sha256').update(data).digest()
}
