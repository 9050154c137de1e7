import 'server-only'
import { randomBytes } from 'node:crypto'

/** 256 bits that nobody can guess, in 43 characters that fit into an address. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url')
}
