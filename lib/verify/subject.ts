import type { Bundle, BundleBallot, RollEntry, SignedCheckpoint } from './bundle'
import { resultFrom } from './count'
import { fromAnyHex, type VerifyCrypto } from './crypto'
import type { ExportedLog } from './log-export'
import { readJson } from './read-json'
import type { Receipt } from './receipt'
import { Wrong } from './report'
import { record } from './shape'

/** What somebody holds besides the bundle, to hold it against. */
export type Evidence = {
	readonly receipts?: readonly Receipt[]
	readonly checkpoints?: readonly SignedCheckpoint[]
	/** Proofs of consistency between checkpoints, as the log gives them. */
	readonly proofs?: readonly ConsistencyProof[]
	/** Exports of logs that were checked and hold. */
	readonly logs?: readonly ExportedLog[]
	/** Ed25519 public keys, 64 hex digits. */
	readonly trustedKeys?: readonly string[]
}

export type ConsistencyProof = { readonly first: number; readonly second: number; readonly proof: readonly string[] }

/** What a leaf of the log says, read from its entry. */
export type Leaf = {
	readonly at: string
	readonly type: string
	readonly facts: Readonly<Record<string, unknown>>
	/** As the log has it. */
	readonly entry: string
	/** Where it stands in the bundle: `log.leaves[4]`. */
	readonly where: string
}

/** A bundle on its way through the checks, with what several of them need. */
export type Subject = {
	readonly bundle: Bundle
	readonly crypto: VerifyCrypto
	readonly evidence: Evidence
	readonly onProgress: (done: number, of: number) => void
	readonly rollById: ReadonlyMap<string, RollEntry>
	readonly ballotByNumber: ReadonlyMap<number, BundleBallot>
	/** Throws `Wrong` where an entry cannot be read. */
	readonly leaves: () => readonly Leaf[]
	/** Where in the log the vote was opened; `null` while that has no place, or the bundle does not show it. */
	readonly openedAt: () => number | null
	/** The ballots that ought to count: the last of each voter who is not recused. */
	readonly counting: () => readonly BundleBallot[]
	/** Whoever signed the ballot at this place; where there are threads, they have begun already. */
	readonly signerOf: (at: number) => string | null
	/** Whoever signed the delegation at this place. */
	readonly delegatorOf: (at: number) => string | null
	/** The count made anew; throws `Wrong` where a ballot cannot be read. */
	readonly result: () => Readonly<Record<string, unknown>>
}

type Setting = Pick<Subject, 'crypto' | 'evidence' | 'onProgress'>

export function subjectOf(bundle: Bundle, setting: Setting): Subject {
	const rollById = new Map(bundle.roll.map((entry) => [entry.id, entry]))
	const leaves = once(() =>
		bundle.log.leaves.map(({ entry }, index) => readLeaf(bundle, entry, `log.leaves[${index}]`)),
	)
	return {
		...setting,
		bundle,
		rollById,
		ballotByNumber: new Map(bundle.ballots.map((ballot) => [ballot.number, ballot])),
		...signersIn(bundle, setting.crypto),
		result: once(() => resultFrom(bundle)),
		leaves,
		openedAt: once(() => {
			const at = leaves().findIndex(({ type }) => type === 'vote.opened')
			return bundle.log.leaves[at]?.index ?? null
		}),
		counting: once(() => {
			const last = new Map(bundle.ballots.map((ballot) => [ballot.rollId, ballot]))
			return [...last.values()].filter(({ rollId }) => rollById.get(rollId)?.recusal === null)
		}),
	}
}

function signersIn(
	{ ballots, delegations = [] }: Bundle,
	{ recover, recoverAhead }: VerifyCrypto,
): Pick<Subject, 'signerOf' | 'delegatorOf'> {
	const signed = [
		...ballots.map(({ ballotHash, signature }) => [ballotHash, signature ?? ''] as const),
		...delegations.map(({ delegationHash, signature }) => [delegationHash, signature] as const),
	].map(([hash, signature]) => ({ hash: fromAnyHex(hash), signature: fromAnyHex(signature) }))
	const none = new Uint8Array(0)
	const one = (at: number) => recover(signed[at]?.hash ?? none, signed[at]?.signature ?? none)
	const signerAt = recoverAhead?.(signed) ?? one
	return { signerOf: signerAt, delegatorOf: (at) => signerAt(ballots.length + at) }
}

function once<T>(work: () => T): () => T {
	let done: { readonly value: T } | null = null
	return () => {
		done ??= { value: work() }
		return done.value
	}
}

function readLeaf({ vote }: Bundle, entry: string, where: string): Leaf {
	return readEntry(entry, `vote:${vote.id}`, where)
}

/** What an entry of the log says; throws `Wrong` where it cannot be read or is about something else. */
export function readEntry(entry: string, about: string | RegExp, where: string): Leaf {
	const said = parse(entry)
	const { type, at, subject, facts } = said ?? {}
	if (typeof type !== 'string' || typeof at !== 'string' || typeof facts !== 'object' || facts === null)
		throw new Wrong('This entry of the log cannot be read.', `${where}.entry`)
	const isAbout = typeof about === 'string' ? subject === about : typeof subject === 'string' && about.test(subject)
	if (!isAbout) throw new Wrong('This entry of the log is about something else.', `${where}.entry`)
	return { at, type, facts: facts as Leaf['facts'], entry, where } // no list is read as facts below
}

function parse(entry: string): Readonly<Record<string, unknown>> | null {
	try {
		return record(readJson(entry))
	} catch {
		return null // the caller says so
	}
}
