import 'server-only'

/** Bytes by the SHA-256 of their content, in hex. What is in stays as it is: the same key never means other bytes. */
export type BlobStore = {
	/** Durable once it returns; the same bytes twice are kept once. */
	readonly put: (sha256: string, bytes: Uint8Array) => Promise<void>
	/** The bytes, checked against their hash; `null` when there are none. */
	readonly get: (sha256: string) => Promise<Uint8Array | null>
}
