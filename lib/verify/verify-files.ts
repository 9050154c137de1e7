import { readBundle, readCheckpoint, type SignedCheckpoint } from './bundle'
import type { VerifyCrypto } from './crypto'
import { readJson } from './read-json'
import { type Receipt, readReceipt } from './receipt'
import { CHECKS, type Check, type CheckId, type Report } from './report'
import { count, hex, list, object, record, ShapeFault } from './shape'
import type { ConsistencyProof, Evidence } from './subject'
import { verifyBundle } from './verify-bundle'
import { readLog, verifyLogExport } from './verify-log'
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
	for (const file of groundsFirst(read)) {
		const { name } = file
		const options = {
			...evidence,
			onProgress: (done: number, of: number) => onProgress?.(name, done, of),
			onCheck: (check: Check) => onCheck?.(name, check),
		}
		const hasGround = read.some(isGround)
		const report = reportOn(file, { crypto, options, hasGround, shown })
		reports.set(file, report)
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

/** Bundles and logs come first, since they show what the others only claim. */
function groundsFirst(files: readonly Read[]): readonly Read[] {
	return [...files.filter(isGround), ...files.filter((file) => !isGround(file))]
}

function isGround({ kind }: Read): boolean {
	return kind === 'bundle' || kind === 'log'
}

type Setting = {
	readonly crypto: VerifyCrypto
	readonly options: Evidence & { readonly onProgress: (done: number, of: number) => void }
	readonly hasGround: boolean
	/** Hashes of the entries that the bundles and logs show to stand in the log. */
	readonly shown: ReadonlySet<string>
}

function reportOn({ kind, content, fault }: Read, { crypto, options, hasGround, shown }: Setting): Report {
	if (fault !== null) return misshapen(fault)
	if (kind === 'bundle') return verifyBundle(content, crypto, options)
	if (kind === 'log') return verifyLogExport(content, crypto, options)
	const { trustedKeys = [] } = options
	if (kind === 'receipt') return verifyReceipt(content, crypto, { trustedKeys, shown })
	return witness(hasGround)
}

/** The hashes of the entries that this file shows to stand in the log. */
function shownBy({ kind, content }: Read, { checks }: Report): readonly string[] {
	const holds = (id: CheckId) => checks.find((check) => check.id === id)?.state === 'holds'
	if (kind === 'bundle' && holds('inclusion') && holds('checkpoint')) {
		const { log, delegations = [] } = readBundle(content)
		return [...log.leaves, ...delegations.flatMap(({ leaf }) => leaf ?? [])].map(({ leafHash }) => leafHash)
	}
	if (kind !== 'log' || !holds('root') || !holds('checkpoint')) return []
	return readLog(content).entries.map(({ leafHash }) => leafHash)
}

/** A checkpoint or a proof says nothing until there is something to hold against it. */
function witness(hasGround: boolean): Report {
	const sentence = hasGround
		? 'Held against the other files; see there.'
		: 'Add the bundle of a vote or the export of a log to hold this against.'
	const state = hasGround ? 'holds' : 'unchecked'
	return { ok: hasGround, checks: [{ id: 'consistency', title: CHECKS.consistency, state, sentence }] }
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
