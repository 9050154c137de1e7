import { readCheckpoint, readKeys } from './bundle'
import { count, hex, list, nullable, object, oneOf, text } from './shape'

/** The export of a log, as the verifier reads it. */
export const readLog = object({
	format: oneOf('guardrail-log-export'),
	formatVersion: oneOf(1),
	installation: hex(32),
	origin: text,
	keys: readKeys,
	checkpoint: readCheckpoint,
	entries: list(object({ index: count, leafHash: hex(32), entry: nullable(text) })),
})

export type ExportedLog = ReturnType<typeof readLog>
