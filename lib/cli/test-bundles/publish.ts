import { signedPartOf } from '@/lib/domain/decisions/signed-bundle'
import { linkText } from '@/lib/domain/decisions/vote-chain'
import type { Json } from '@/lib/domain/log/canonical-json'
import { checkpointBody, originOf } from '@/lib/domain/log/checkpoint'
import { fromHex, toHex } from '@/lib/domain/log/hex'
import { inclusionRanges, nodeHash } from '@/lib/domain/log/merkle'
import { type Range, splitOf } from '@/lib/domain/log/merkle-ranges'
import type { Bundle, BundleLeaf, SignedCheckpoint } from '@/lib/verify/bundle'
import { canonicalText, contentHash, textHash } from '@/lib/verify/hashes'
import type { ExportedLog } from '@/lib/verify/log-export'
import type { Receipt } from '@/lib/verify/receipt'
import { nativeCrypto } from '../native-crypto'
import type { Draft } from './election'
import { type LogSigner, logSigner } from './keys'
import { type Entry, entryOf, entryText, leafHashOf } from './log-entry'
import { INSTALLATION, timeAfter } from './setting'

const crypto = nativeCrypto()
export const ORIGIN = originOf(INSTALLATION.id)
export const SIGNER = logSigner('Guardrail test bundles', ORIGIN)

export type Log = { readonly entries: readonly string[]; readonly hashes: readonly string[] }

/** What happened in the vote, in its order, as the log takes it down. */
export function eventsOf(draft: Draft): readonly Entry[] {
	const { vote, ballots, roll, rules, delegations, grants, adoption = null } = draft
	const lengthened = vote.extendedAt === null ? 0 : rules.extensionHours
	const subject = `vote:${vote.id}`
	const opened = {
		rollHash: draft.rollHash,
		policyHash: draft.policyHash,
		rulesHash: contentHash(crypto, rules),
		revisionHash: draft.revisionHash,
		policyVersion: String(draft.policy.version),
		policyDraft: vote.subject.kind === 'policy' ? vote.subject.draftVersion : null,
		opensAt: vote.opensAt,
		mainClosesAt: earlier(vote.mainClosesAt, lengthened),
		closesAt: earlier(vote.closesAt, lengthened),
		...(grants && rules.weights.kind === 'one_each' && { leftOff: [] }),
		...(delegations && {
			delegationsHash: contentHash(
				crypto,
				delegations.map(({ delegationHash }) => delegationHash),
			),
		}),
	}
	const cast = ballots.map(({ castAt, ballotHash, rollId, message }) => ({
		at: castAt,
		type: 'vote.ballot_cast',
		facts: { ballotHash, rollEntry: rollId, sequence: Number(message?.sequence ?? 1) },
	}))
	const recused = roll.flatMap(({ id, recusal }) =>
		recusal === null
			? []
			: [{ at: recusal.at, type: 'vote.recused', facts: { rollEntry: id, conflict: recusal.conflict } }],
	)
	const happened = [...cast, ...recused, ...extensionOf(draft)].sort(byTime)
	let head = draft.rollHash
	const linked = happened.map(({ at, type, facts }, index) => {
		const number = index + 1
		const previous = head
		head = textHash(crypto, linkText({ head, number }, { type, facts }) ?? '')
		return { at, type, subject, facts: { ...facts, number, previous } }
	})
	const first = { at: vote.opensAt, type: 'vote.opened', subject, facts: opened }
	const signed = (delegations ?? []).map(({ setAt, delegationHash, message }) => ({
		at: setAt,
		type: 'delegation.set',
		subject: 'delegation',
		facts: { delegationHash, sequence: Number(message.sequence), isRevoked: false },
	}))
	const adopted = adoption === null ? [] : [adoption.opened, adoption.tallied].map(entryOf)
	const given = new Map((grants ?? []).map(({ leaf }) => [leaf.leafHash, entryOf(leaf)]))
	const begun = [...adopted, ...given.values(), ...signed, first].sort(byTime)
	if (vote.talliedAt === null) return [...begun, ...linked]
	const { outcome = null, rung = null, option = null } = draft.outcome ?? {}
	// What an outcome says of itself came from JSON.
	const tallied = { outcome, rung, option, ballots: ballots.length, head, ...earlinessOf(draft) } as Json
	return [...begun, ...linked, { at: vote.talliedAt, type: 'vote.tallied', subject, facts: tallied }]
}

/** What happened at one time keeps its order. */
function byTime(left: { readonly at: string }, right: { readonly at: string }): number {
	return Date.parse(left.at) - Date.parse(right.at)
}

function extensionOf({ vote: { extendedAt: at, closesAt } }: Draft) {
	return at === null ? [] : [{ at, type: 'vote.extended', facts: { closesAt } }]
}

/** Whether it was counted before the end that it has here, and by how many whole hours. */
function earlinessOf({ vote: { talliedAt, closesAt } }: Draft) {
	const early = Date.parse(closesAt) - Date.parse(talliedAt ?? closesAt)
	return { isEarly: early > 0, hoursEarly: early > 0 ? Math.floor(early / 3_600_000) : 0 }
}

function earlier(time: string, hours: number): string {
	return new Date(Date.parse(time) - hours * 3_600_000).toISOString()
}

/** A log with these events among those of other subjects. */
export function logOf(events: readonly Entry[], others: number): Log {
	const noise = (index: number): Entry => ({
		at: timeAfter(-60 + index),
		type: 'incident.commented',
		subject: `incident:${index}`,
		facts: {},
	})
	const all = [...Array.from({ length: others }, (_, index) => noise(index)), ...events]
	const written = all.map(entryText)
	return { entries: written, hashes: written.map(leafHashOf) }
}

/** The hash over a range of a log's leaves; ranges that were asked for are remembered. */
export function rangeHasher({ hashes }: Log): (range: Range) => string {
	const known = new Map<string, string>()
	const hashOf = ({ start, end }: Range): string => {
		if (end - start === 1) return hashes[start] ?? ''
		const key = `${start}:${end}`
		const found = known.get(key)
		if (found !== undefined) return found
		const middle = start + splitOf(end - start)
		const [left, right] = [hashOf({ start, end: middle }), hashOf({ start: middle, end })]
		const hash = toHex(nodeHash(crypto.sha256, fromHex(left), fromHex(right)))
		known.set(key, hash)
		return hash
	}
	return hashOf
}

export function checkpointOf(log: Log, timestamp: string, signer: LogSigner = SIGNER): SignedCheckpoint {
	const size = log.hashes.length
	const head = { origin: ORIGIN, size, rootHash: rangeHasher(log)({ start: 0, end: size }), timestamp }
	return { ...head, keyId: signer.keyId, signature: signer.sign(checkpointBody(head)) }
}

type Keys = Bundle['log']['keys']

const ONE_KEY: Keys = [
	{ keyId: SIGNER.keyId, publicKey: SIGNER.publicKey, from: timeAfter(-60 * 24), until: null, vouched: null },
]

/** The bundle that an installation gives out for a vote whose events stand in this log. */
export function publish(draft: Draft, log: Log = logOf(eventsOf(draft), 7), keys: Keys = ONE_KEY): Bundle {
	const hashOf = rangeHasher(log)
	const size = log.hashes.length
	const own = `"subject":"vote:${draft.vote.id}"`
	const leafAt = (entry: string, index: number) => {
		return { index, leafHash: log.hashes[index] ?? '', entry, proof: inclusionRanges(index, size).map(hashOf) }
	}
	const leaves = log.entries.flatMap((entry, index) => (entry.includes(own) ? [leafAt(entry, index)] : []))
	const delegations = draft.delegations?.map((delegation) => {
		const index = log.entries.findIndex((entry) => entry.includes(`"delegationHash":"${delegation.delegationHash}"`))
		const entry = log.entries[index]
		return { ...delegation, leaf: entry === undefined ? null : leafAt(entry, index) }
	})
	const places = new Map(log.entries.map((entry, index) => [entry, index]))
	const placed = (leaf: BundleLeaf) => leafAt(leaf.entry, places.get(leaf.entry) ?? -1)
	const { grants, adoption } = draft
	const behind = {
		...(delegations && { delegations }),
		...(grants && { grants: grants.map(({ leaf, ...grant }) => ({ ...grant, leaf: placed(leaf) })) }),
		...(adoption && {
			adoption: { ...adoption, opened: placed(adoption.opened), tallied: placed(adoption.tallied) },
		}),
	}
	const checkpoint = checkpointOf(log, timeAfter(60 * 24 * 30))
	return signed({ ...draft, ...behind, log: { keys, checkpoint, leaves } })
}

/** The whole log, as an installation gives it out that hides none of it. */
export function exported(log: Log): ExportedLog {
	return {
		format: 'guardrail-log-export',
		formatVersion: 1,
		installation: INSTALLATION.id,
		origin: ORIGIN,
		keys: ONE_KEY,
		checkpoint: checkpointOf(log, timeAfter(60 * 24 * 30)),
		entries: log.entries.map((entry, index) => ({ index, leafHash: log.hashes[index] ?? '', entry })),
	}
}

/** The installation's signature over all the rest. */
export function signed(bundle: Omit<Bundle, 'signature'>): Bundle {
	const { keyId, publicKey } = SIGNER
	return { ...bundle, signature: { keyId, publicKey, signature: SIGNER.sign(canonicalText(signedPartOf(bundle))) } }
}

/** What the voter got when this ballot was taken, or the delegator for a delegation. */
export function receiptFor(log: Log, hash: string, signer: LogSigner = SIGNER): Receipt {
	const index = log.entries.findIndex((entry) => entry.includes(hash))
	const entry = log.entries[index] ?? ''
	const { at, type, subject } = JSON.parse(entry)
	const said = {
		format: 'guardrail-receipt',
		formatVersion: 1,
		installation: INSTALLATION.id,
		origin: ORIGIN,
		kind: type,
		subject,
		entry,
		leafHash: log.hashes[index] ?? '',
		acceptedAt: at,
		publicKey: signer.publicKey,
		keyId: signer.keyId,
	} as const
	return { ...said, signature: signer.sign(canonicalText(said)) }
}
