import { fromHex, toHex } from '@/lib/domain/log/hex'
import { rootOf } from '@/lib/domain/log/merkle'
import { readCheckpoint, readKeys, type SignedCheckpoint } from './bundle'
import { faultOfCheckpoint } from './checks/log'
import { checkRotation, trustedAmong } from './checks/rotation'
import type { VerifyCrypto } from './crypto'
import { textHash } from './hashes'
import {
	CHECKS,
	type Check,
	carryOut,
	counted,
	entries as entriesOf,
	holds,
	type Report,
	type Step,
	Wrong,
} from './report'
import { count, hex, list, nullable, object, oneOf, ShapeFault, text } from './shape'
import { misshapen } from './verify-receipt'

export const readLog = object({
	format: oneOf('guardrail-log-export'),
	formatVersion: oneOf(1),
	installation: hex(32),
	origin: text,
	keys: readKeys,
	checkpoint: readCheckpoint,
	entries: list(object({ index: count, leafHash: hex(32), entry: nullable(text) })),
})

type Looked = {
	readonly log: ReturnType<typeof readLog>
	readonly crypto: VerifyCrypto
	readonly checkpoints: readonly SignedCheckpoint[]
	readonly trustedKeys: readonly string[]
	readonly onProgress: (done: number, of: number) => void
}

type LogOptions = Partial<Pick<Looked, 'checkpoints' | 'trustedKeys' | 'onProgress'>> & {
	readonly onCheck?: (check: Check) => void
}

const STEPS: readonly Step<Looked>[] = [
	{ id: 'entries', run: checkEntries },
	{
		id: 'root',
		needs: ['entries'],
		run: ({ log: { entries, checkpoint }, crypto }) => {
			if (entries.length !== checkpoint.size)
				throw new Wrong(
					`The checkpoint covers ${entriesOf(checkpoint.size)}, and here are ${entries.length}.`,
					'entries',
				)
			if (rootAt(entries, entries.length, crypto) !== checkpoint.rootHash)
				throw new Wrong('The entries make up another root than the one that was signed.', 'checkpoint.rootHash')
			return holds(`Root ${checkpoint.rootHash}.`)
		},
	},
	{
		id: 'rotation',
		run: ({ log: { installation, keys }, crypto }) => checkRotation({ installation, keys, isOlder: true }, crypto),
	},
	{
		id: 'checkpoint',
		run: ({ log, crypto }) => {
			const fault = faultOfCheckpoint(
				{ installation: { id: log.installation }, keys: log.keys },
				log.checkpoint,
				crypto,
			)
			if (fault !== null) throw new Wrong(fault, 'checkpoint')
			return holds(`Signed at ${log.checkpoint.timestamp} by key ${log.checkpoint.keyId}.`)
		},
	},
]

const TRUSTED: Step<Looked> = {
	id: 'keys',
	run: ({ log, crypto, trustedKeys }) => {
		const { keys, origin, checkpoint } = log
		const trusted = trustedAmong({ origin, keys, trustedKeys }, crypto)
		const key = keys.find(({ keyId }) => keyId === checkpoint.keyId)
		if (key && trusted.includes(key.publicKey)) return holds(`Signed by a key that you trust.`)
		throw new Wrong('The checkpoint is signed by a key that is not among those you trust.', 'checkpoint.keyId')
	},
}

const CONSISTENT: Step<Looked> = {
	id: 'consistency',
	needs: ['entries'],
	run: ({ log, crypto, checkpoints }) => {
		for (const [index, checkpoint] of checkpoints.entries()) {
			const where = `checkpoints[${index}]`
			const fault = faultOfCheckpoint({ installation: { id: log.installation }, keys: log.keys }, checkpoint, crypto)
			if (fault !== null) throw new Wrong(fault, where)
			if (checkpoint.size > log.entries.length)
				throw new Wrong(`Entries are gone: this checkpoint covers ${entriesOf(checkpoint.size)}.`, where)
			if (rootAt(log.entries, checkpoint.size, crypto) !== checkpoint.rootHash)
				throw new Wrong('The log was forked: this checkpoint, signed by its key, covers other entries.', where)
		}
		return holds(`${counted(checkpoints.length, 'checkpoint')} of this very log.`)
	},
}

/** Checks a whole log: each entry, the root over all of them, its signature, and checkpoints that somebody kept. */
export function verifyLogExport(value: unknown, crypto: VerifyCrypto, options: LogOptions = {}): Report {
	const { checkpoints = [], trustedKeys = [], onProgress = () => {}, onCheck } = options
	try {
		const log = readLog(value)
		const shape: Check = { id: 'shape', title: CHECKS.shape, ...holds('A log of format 1.') }
		const steps = [
			...STEPS,
			...(trustedKeys.length > 0 ? [TRUSTED] : []),
			...(checkpoints.length > 0 ? [CONSISTENT] : []),
		]
		const { ok, checks } = carryOut(steps, { log, crypto, checkpoints, trustedKeys, onProgress }, onCheck)
		return { ok, checks: [shape, ...checks] }
	} catch (fault) {
		if (fault instanceof ShapeFault) return misshapen(fault)
		throw fault
	}
}

function checkEntries({ log: { entries }, crypto, onProgress }: Looked) {
	let hidden = 0
	for (const [place, { index, leafHash, entry }] of entries.entries()) {
		if (index !== place) throw new Wrong(`Entry ${place} is missing, or there twice.`, `entries[${place}].index`)
		if (entry === null) hidden += 1
		else if (textHash(crypto.sha256, `\u0000${entry}`) !== leafHash)
			throw new Wrong('This entry is another than its hash was made of.', `entries[${place}].entry`)
		if (place % 1_000 === 0) onProgress(place, entries.length)
	}
	onProgress(entries.length, entries.length)
	const also = hidden > 0 ? ` ${hidden} are not public, and only their hashes are here.` : ''
	return holds(`${entriesOf(entries.length)}.${also}`)
}

function rootAt(entries: Looked['log']['entries'], size: number, crypto: VerifyCrypto): string {
	const leaves = entries.slice(0, size).map(({ leafHash }) => fromHex(leafHash))
	return toHex(rootOf(crypto.sha256, leaves))
}
