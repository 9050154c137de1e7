import { signedPartOf } from '@/lib/domain/decisions/signed-bundle'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { checkpointBody, originOf } from '@/lib/domain/log/checkpoint'
import { fromHex, toHex } from '@/lib/domain/log/hex'
import { inclusionRanges, nodeHash } from '@/lib/domain/log/merkle'
import { type Range, splitOf } from '@/lib/domain/log/merkle-ranges'
import type { Bundle, SignedCheckpoint } from '@/lib/verify/bundle'
import { canonicalText, contentHash, textHash } from '@/lib/verify/hashes'
import type { Receipt } from '@/lib/verify/receipt'
import { nativeCrypto } from '../native-crypto'
import { type Draft, INSTALLATION, timeAfter } from './election'
import { logSigner } from './keys'

const crypto = nativeCrypto()
const ORIGIN = originOf(INSTALLATION.id)
export const SIGNER = logSigner('Guardrail test bundles', ORIGIN)

type Entry = { readonly at: string; readonly type: string; readonly subject: string; readonly facts: Json }
type Log = { readonly entries: readonly string[]; readonly hashes: readonly string[] }

/** What happened in the vote, in its order, as the log takes it down. */
export function eventsOf(draft: Draft): readonly Entry[] {
	const { vote, ballots, roll, rules } = draft
	const subject = `vote:${vote.id}`
	const opened = {
		rollHash: draft.rollHash,
		policyHash: draft.policyHash,
		rulesHash: contentHash(crypto.sha256, rules),
		revisionHash: draft.revisionHash,
		policyVersion: String(draft.policy.version),
		opensAt: vote.opensAt,
		mainClosesAt: vote.mainClosesAt,
		closesAt: vote.closesAt,
	}
	const cast = ballots.map(({ castAt, ballotHash, rollId, message }) => ({
		at: castAt,
		type: 'vote.ballot_cast',
		what: ballotHash,
		facts: { ballotHash, rollEntry: rollId, sequence: Number(message?.sequence ?? 1) },
	}))
	const recused = roll.flatMap(({ id, recusal }) =>
		recusal === null
			? []
			: [{ at: recusal.at, type: 'vote.recused', what: id, facts: { rollEntry: id, conflict: recusal.conflict } }],
	)
	const happened = [...cast, ...recused].sort((left, right) => (left.at < right.at ? -1 : 1))
	let head = draft.rollHash
	const linked = happened.map(({ at, type, what, facts }, index) => {
		const number = index + 1
		const previous = head
		head = textHash(crypto.sha256, `${head}:${number}:${type}:${what}`)
		return { at, type, subject, facts: { ...facts, number, previous } }
	})
	const first = { at: vote.opensAt, type: 'vote.opened', subject, facts: opened }
	if (vote.talliedAt === null) return [first, ...linked]
	const { outcome = null, rung = null, option = null } = draft.outcome ?? {}
	// What an outcome says of itself came from JSON.
	const tallied = { outcome, rung, option, ballots: ballots.length, head } as Json
	return [first, ...linked, { at: vote.talliedAt, type: 'vote.tallied', subject, facts: tallied }]
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
	const written = all.map(({ at, type, subject, facts }) =>
		canonicalJson({ v: 1, type, subject, at, actor: 'system', noteHash: null, facts }),
	)
	return { entries: written, hashes: written.map((entry) => textHash(crypto.sha256, `\u0000${entry}`)) }
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

export function checkpointOf(log: Log, timestamp: string): SignedCheckpoint {
	const size = log.hashes.length
	const head = { origin: ORIGIN, size, rootHash: rangeHasher(log)({ start: 0, end: size }), timestamp }
	return { ...head, keyId: SIGNER.keyId, signature: SIGNER.sign(checkpointBody(head)) }
}

/** The bundle that an installation gives out for a vote whose events stand in this log. */
export function publish(draft: Draft, log: Log = logOf(eventsOf(draft), 7)): Bundle {
	const hashOf = rangeHasher(log)
	const size = log.hashes.length
	const own = `"subject":"vote:${draft.vote.id}"`
	const leaves = log.entries.flatMap((entry, index) => {
		const leafHash = log.hashes[index] ?? ''
		return entry.includes(own) ? [{ index, leafHash, entry, proof: inclusionRanges(index, size).map(hashOf) }] : []
	})
	const checkpoint = checkpointOf(log, timeAfter(60 * 24 * 30))
	const keys = [{ keyId: SIGNER.keyId, publicKey: SIGNER.publicKey, from: timeAfter(-60 * 24), until: null }]
	return signed({ ...draft, log: { keys, checkpoint, leaves } })
}

/** The installation's signature over all the rest. */
export function signed(bundle: Omit<Bundle, 'signature'>): Bundle {
	const { keyId, publicKey } = SIGNER
	return { ...bundle, signature: { keyId, publicKey, signature: SIGNER.sign(canonicalText(signedPartOf(bundle))) } }
}

/** What the voter got when this ballot was taken. */
export function receiptFor(log: Log, ballotHash: string): Receipt {
	const index = log.entries.findIndex((entry) => entry.includes(ballotHash))
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
		publicKey: SIGNER.publicKey,
		keyId: SIGNER.keyId,
	} as const
	return { ...said, signature: SIGNER.sign(canonicalText(said)) }
}
