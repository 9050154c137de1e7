import { fromHex, toHex } from '@/lib/domain/log/hex'
import { rootOf, verifyConsistency } from '@/lib/domain/log/merkle'
import { checkpointsIn } from './checks/evidence'
import { faultOfCheckpoint } from './checks/log'
import { checkRotation, trustedAmong } from './checks/rotation'
import type { VerifyCrypto } from './crypto'
import { textHash } from './hashes'
import { type ExportedLog, readLog } from './log-export'
import { faultOfReceipt } from './receipt'
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
import { ShapeFault } from './shape'
import type { Evidence } from './subject'
import { misshapen } from './verify-receipt'

type Looked = {
	readonly log: ExportedLog
	readonly crypto: VerifyCrypto
	readonly evidence: Evidence
	readonly onProgress: (done: number, of: number) => void
	/** The root over the first so many entries. */
	readonly rootAt: (size: number) => string
}

type LogOptions = Evidence & Partial<Pick<Looked, 'onProgress'>> & { readonly onCheck?: (check: Check) => void }

const STEPS: readonly Step<Looked>[] = [
	{ id: 'entries', run: checkEntries },
	{
		id: 'root',
		needs: ['entries'],
		run: ({ log: { entries, checkpoint }, rootAt }) => {
			if (entries.length !== checkpoint.size)
				throw new Wrong(
					`The checkpoint covers ${entriesOf(checkpoint.size)}, and here are ${entries.length}.`,
					'entries',
				)
			if (rootAt(entries.length) !== checkpoint.rootHash)
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
	run: ({ log, crypto, evidence: { trustedKeys = [] } }) => {
		const { keys, origin, checkpoint } = log
		const trusted = trustedAmong({ origin, keys, trustedKeys }, crypto)
		const key = keys.find(({ keyId }) => keyId === checkpoint.keyId)
		if (key && trusted.includes(key.publicKey)) return holds(`Signed by a key that you trust.`)
		throw new Wrong('The checkpoint is signed by a key that is not among those you trust.', 'checkpoint.keyId')
	},
}

const RECEIPTS: Step<Looked> = {
	id: 'receipts',
	needs: ['entries'],
	run: ({ log, crypto, evidence: { receipts = [] } }) => {
		const indexOf = new Map(log.entries.map(({ leafHash, index }) => [leafHash, index]))
		for (const [place, receipt] of receipts.entries()) {
			const where = `receipts[${place}]`
			const fault = faultOfReceipt(receipt, crypto)
			if (fault !== null) throw new Wrong(fault.sentence, `${where}.${fault.at}`)
			if (receipt.installation !== log.installation)
				throw new Wrong('This receipt is from another installation.', `${where}.installation`)
			if (!log.keys.some(({ publicKey }) => publicKey === receipt.publicKey))
				throw new Wrong('This receipt is signed by a key that the log does not list.', `${where}.publicKey`)
			const index = indexOf.get(receipt.leafHash)
			if (index === undefined)
				throw new Wrong('The installation took this, and the log has lost the entry.', `${where}.leafHash`)
			if (receipt.inclusion !== undefined && receipt.inclusion.index !== index)
				throw new Wrong(`The log has moved this entry from place ${receipt.inclusion.index} to ${index}.`, where)
		}
		return holds(`${counted(receipts.length, 'receipt')} found in the log.`)
	},
}

const CONSISTENT: Step<Looked> = {
	id: 'consistency',
	needs: ['entries'],
	run: ({ log, crypto, evidence, rootAt }) => {
		const checkpoints = checkpointsIn(evidence)
		for (const [index, checkpoint] of checkpoints.entries()) {
			const where = `checkpoints[${index}]`
			const fault = faultOfCheckpoint({ installation: { id: log.installation }, keys: log.keys }, checkpoint, crypto)
			if (fault !== null) throw new Wrong(fault, where)
			if (checkpoint.size > log.entries.length)
				throw new Wrong(`Entries are gone: this checkpoint covers ${entriesOf(checkpoint.size)}.`, where)
			if (rootAt(checkpoint.size) !== checkpoint.rootHash)
				throw new Wrong('The log was forked: this checkpoint, signed by its key, covers other entries.', where)
		}
		for (const [index, { first, second, proof }] of (evidence.proofs ?? []).entries()) {
			if (first > second || second > log.entries.length) continue // said at the proof, which nothing was held against
			const roots = { firstRoot: fromHex(rootAt(first)), secondRoot: fromHex(rootAt(second)) }
			if (!verifyConsistency(crypto.sha256, { first, second, ...roots, proof: proof.map(fromHex) }))
				throw new Wrong('This proof is not about the entries of this log.', `proofs[${index}]`)
		}
		return holds(`${counted(checkpoints.length, 'checkpoint')} of this very log.`)
	},
}

/** Checks a whole log: each entry, the root over all of them, its signature, and what somebody kept of it. */
export function verifyLogExport(value: unknown, crypto: VerifyCrypto, options: LogOptions = {}): Report {
	const { onProgress = () => {}, onCheck, ...evidence } = options
	const { receipts = [], proofs = [], trustedKeys = [] } = evidence
	try {
		const log = readLog(value)
		const shape: Check = { id: 'shape', title: CHECKS.shape, ...holds('A log of format 1.') }
		const steps = [
			...STEPS,
			...(trustedKeys.length > 0 ? [TRUSTED] : []),
			...(receipts.length > 0 ? [RECEIPTS] : []),
			...(checkpointsIn(evidence).length + proofs.length > 0 ? [CONSISTENT] : []),
		]
		const looked = { log, crypto, evidence, onProgress, rootAt: rootsOf(log.entries, crypto) }
		const { ok, checks } = carryOut(steps, looked, onCheck)
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
		else if (textHash(crypto, `\u0000${entry}`) !== leafHash)
			throw new Wrong('This entry is another than its hash was made of.', `entries[${place}].entry`)
		if (place % 1_000 === 0) onProgress(place, entries.length)
	}
	onProgress(entries.length, entries.length)
	const also = hidden > 0 ? ` ${hidden} are not public, and only their hashes are here.` : ''
	return holds(`${entriesOf(entries.length)}.${also}`)
}

/** Each root is worked out once, however many receipts were given at that size. */
function rootsOf(entries: Looked['log']['entries'], crypto: VerifyCrypto): Looked['rootAt'] {
	const known = new Map<number, string>()
	return (size) => {
		const root = known.get(size) ?? toHex(rootOf(crypto.sha256, entries.slice(0, size).map(leafOf)))
		known.set(size, root)
		return root
	}
}

function leafOf({ leafHash }: { readonly leafHash: string }): Uint8Array {
	return fromHex(leafHash)
}
