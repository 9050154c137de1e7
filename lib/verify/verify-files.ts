import { readBundle, readCheckpoint, type SignedCheckpoint } from './bundle'
import { checkpointsIn } from './checks/evidence'
import type { VerifyCrypto } from './crypto'
import { type ExportedLog, readLog } from './log-export'
import { readJson } from './read-json'
import { type Receipt, readReceipt } from './receipt'
import { CHECKS, type Check, type CheckId, type Report } from './report'
import { count, hex, list, object, record, ShapeFault } from './shape'
import type { ConsistencyProof, Evidence } from './subject'
import { verifyBundle } from './verify-bundle'
import { verifyLogExport } from './verify-log'
import { misshapen, verifyReceipt } from './verify-receipt'

/** A file as it was given: its name for the reader, and its text. */
export type GivenFile = { readonly name: string; readonly text: string }

export type Kind = 'bundle' | 'receipt' | 'checkpoint' | 'proof' | 'log' | 'unknown'

/** What came of one file. */
export type FileReport = {
	readonly name: string
	readonly kind: Kind
	readonly report: Report
	/** The key by whose signature the file holds, 64 hex digits; `null` where there is none that was checked. */
	readonly signedBy: string | null
	/** Whether that key is one that the reader trusts, or one that such a key vouched for. */
	readonly isKeyTrusted: boolean
}

export type FilesOptions = {
	readonly trustedKeys?: readonly string[]
	readonly onProgress?: (name: string, done: number, of: number) => void
	readonly onCheck?: (name: string, check: Check) => void
}

type Read = { readonly name: string; readonly kind: Kind; readonly content: unknown; readonly fault: ShapeFault | null }

const readProof = object({ first: count, second: count, proof: list(hex(32)) })

/**
 * Checks some files together: each bundle and each log against every receipt, checkpoint and proof among them. Files
 * that only bear witness are checked by themselves as far as that goes.
 */
export function verifyFiles(
	files: readonly GivenFile[],
	crypto: VerifyCrypto,
	{ trustedKeys = [], onProgress, onCheck }: FilesOptions = {},
): readonly FileReport[] {
	const read = files.map(readFile)
	const evidence = { ...evidenceIn(read), trustedKeys }
	const reports = new Map<Read, Report>()
	const shown = new Set<string>()
	const logs: ExportedLog[] = []
	for (const file of groundsFirst(read)) {
		const { name } = file
		const options = {
			...evidence,
			logs,
			onProgress: (done: number, of: number) => onProgress?.(name, done, of),
			onCheck: (check: Check) => onCheck?.(name, check),
		}
		const report = reportOn(file, { crypto, options, grounds: read.filter(isGround), shown })
		reports.set(file, report)
		if (file.kind === 'log' && isWhole(report)) logs.push(readLog(file.content))
		for (const leafHash of shownBy(file, report)) shown.add(leafHash)
	}
	return read.flatMap((file) => {
		const report = reports.get(file)
		return report === undefined ? [] : [{ name: file.name, kind: file.kind, report, ...signatureOn(file, report) }]
	})
}

function signatureOn({ kind, content }: Read, { checks }: Report): Pick<FileReport, 'signedBy' | 'isKeyTrusted'> {
	const holds = (id: CheckId) => checks.some((check) => check.id === id && check.state === 'holds')
	const isKeyTrusted = holds('keys')
	if (kind === 'bundle' && holds('signature'))
		return { signedBy: readBundle(content).signature.publicKey, isKeyTrusted }
	if (kind === 'receipt' && holds('receipt')) return { signedBy: readReceipt(content).publicKey, isKeyTrusted }
	if (kind !== 'log' || !holds('checkpoint')) return { signedBy: null, isKeyTrusted }
	const { keys, checkpoint } = readLog(content)
	return { signedBy: keys.find(({ keyId }) => keyId === checkpoint.keyId)?.publicKey ?? null, isKeyTrusted }
}

/** Bundles and logs come first, since they show what the others only claim, and logs before the bundles of their votes. */
function groundsFirst(files: readonly Read[]): readonly Read[] {
	const rank = ({ kind }: Read) => (kind === 'log' ? 0 : kind === 'bundle' ? 1 : 2)
	return [...files].sort((left, right) => rank(left) - rank(right))
}

/** Whether an export is the log that its key signed, from the first entry to the last. */
function isWhole({ checks }: Report): boolean {
	return (['entries', 'root', 'rotation', 'checkpoint'] as const).every((id) =>
		checks.some((check) => check.id === id && check.state === 'holds'),
	)
}

function isGround({ kind }: Read): boolean {
	return kind === 'bundle' || kind === 'log'
}

type Setting = {
	readonly crypto: VerifyCrypto
	readonly options: Evidence & { readonly onProgress: (done: number, of: number) => void }
	readonly grounds: readonly Read[]
	/** Hashes of the entries that the bundles and logs show to stand in the log. */
	readonly shown: ReadonlySet<string>
}

function reportOn({ kind, content, fault }: Read, { crypto, options, grounds, shown }: Setting): Report {
	if (fault !== null) return misshapen(fault)
	if (kind === 'bundle') return verifyBundle(content, crypto, options)
	if (kind === 'log') return verifyLogExport(content, crypto, options)
	const { trustedKeys = [] } = options
	if (kind === 'receipt') return verifyReceipt(content, crypto, { trustedKeys, shown })
	return witness(kind === 'checkpoint' ? grounds.length > 0 : isOfUse(readProof(content), grounds, options))
}

/** The hashes of the entries that this file shows to stand in the log. */
function shownBy({ kind, content }: Read, { checks }: Report): readonly string[] {
	const holds = (id: CheckId) => checks.find((check) => check.id === id)?.state === 'holds'
	if (kind === 'bundle' && holds('inclusion') && holds('checkpoint')) {
		const { log, delegations = [], grants = [], adoption = null } = readBundle(content)
		const others = [...delegations, ...grants].flatMap(({ leaf }) => leaf ?? [])
		const adopting = adoption === null ? [] : [adoption.opened, adoption.tallied]
		return [...log.leaves, ...others, ...adopting].map(({ leafHash }) => leafHash)
	}
	if (kind !== 'log' || !holds('root') || !holds('checkpoint')) return []
	return readLog(content).entries.map(({ leafHash }) => leafHash)
}

/** Whether something was there at both ends of the proof: checkpoints of those sizes, or a log that has as many entries. */
function isOfUse({ first, second }: ConsistencyProof, grounds: readonly Read[], evidence: Evidence): boolean {
	const kept = checkpointsIn(evidence).map(({ size }) => size)
	return grounds.some(({ kind, content, fault }) => {
		if (fault !== null || !isReadable(() => (kind === 'log' ? readLog : readBundle)(content))) return false
		if (kind === 'log') return first <= second && second <= readLog(content).entries.length
		const sizes = new Set([...kept, readBundle(content).log.checkpoint?.size])
		return sizes.has(first) && sizes.has(second)
	})
}

function isReadable(read: () => unknown): boolean {
	try {
		read()
		return true
	} catch (fault) {
		if (fault instanceof ShapeFault) return false // the report on that file says why
		throw fault
	}
}

/** A checkpoint or a proof says nothing until there is something to hold against it. */
function witness(isHeld: boolean): Report {
	const sentence = isHeld
		? 'Held against the other files; see there.'
		: 'Nothing was here to hold this against: add the bundle of a vote or the export of a log, and for a proof the checkpoints at both its ends.'
	const state = isHeld ? 'holds' : 'unchecked'
	return { ok: isHeld, checks: [{ id: 'consistency', title: CHECKS.consistency, state, sentence }] }
}

function readFile({ name, text }: GivenFile): Read {
	let content: unknown = null
	try {
		content = readJson(text)
		return { name, kind: kindOf(content), content, fault: null }
	} catch (fault) {
		if (fault instanceof ShapeFault) return { name, kind: 'unknown', content, fault }
		throw fault
	}
}

function kindOf(content: unknown): Kind {
	const { format, rootHash, origin, proof, first } = record(content)
	if (format === 'guardrail-vote-bundle') return 'bundle'
	if (format === 'guardrail-log-export') return 'log'
	if (format === 'guardrail-receipt') return 'receipt'
	if (rootHash !== undefined && origin !== undefined) readCheckpoint(content)
	else if (proof !== undefined && first !== undefined) readProof(content)
	else throw new ShapeFault('This is neither a bundle nor a receipt, a checkpoint, a proof or a log of Guardrail.')
	return rootHash === undefined ? 'proof' : 'checkpoint'
}

function evidenceIn(files: readonly Read[]): Evidence {
	const receipts: Receipt[] = []
	const checkpoints: SignedCheckpoint[] = []
	const proofs: ConsistencyProof[] = []
	for (const { kind, content } of files) {
		if (kind === 'checkpoint') checkpoints.push(readCheckpoint(content))
		if (kind === 'proof') proofs.push(readProof(content))
		if (kind === 'receipt') {
			try {
				receipts.push(readReceipt(content))
			} catch (fault) {
				if (!(fault instanceof ShapeFault)) throw fault // its own report says what is wrong
			}
		}
	}
	return { receipts, checkpoints, proofs }
}
