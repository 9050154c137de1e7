import type { Checkpoint, LogKey } from './checkpoint'

/** One leaf at its place. `entry` is null where the reader may not read it; its hash is part of the tree all the same. */
export type LogEntryShown = {
	readonly index: number
	/** RFC 9162, 64 hex digits. */
	readonly leafHash: string
	/** Canonical JSON (RFC 8785), letter for letter. */
	readonly entry: string | null
}

/** The whole log in one file, to check or to mirror elsewhere. */
export type LogExport = {
	readonly format: 'guardrail-log-export'
	readonly formatVersion: 1
	readonly installation: string
	readonly origin: string
	readonly keys: readonly LogKey[]
	/** The newest one; its size is the number of entries below. */
	readonly checkpoint: Checkpoint
	readonly entries: readonly LogEntryShown[]
}
