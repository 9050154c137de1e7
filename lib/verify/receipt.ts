import { keyIdOf, originOf } from '@/lib/domain/log/checkpoint'
import { receiptText } from '@/lib/domain/log/receipt'
import { readCheckpoint, readKeys } from './bundle'
import { fromAnyHex, utf8, type VerifyCrypto } from './crypto'
import { textHash } from './hashes'
import { readJson } from './read-json'
import { count, hex, list, object, oneOf, optional, record, text } from './shape'
import { treeWalk } from './tree-walk'

const hash = hex(32)

const readFields = object({
	format: oneOf('guardrail-receipt'),
	formatVersion: oneOf(1),
	installation: hash,
	origin: text,
	kind: text,
	subject: text,
	entry: text,
	leafHash: hash,
	acceptedAt: text,
	publicKey: hash,
	keyId: hex(4),
	signature: hex(64),
	inclusion: optional(
		object({ index: count, proof: list(hash), checkpoint: readCheckpoint, keys: optional(readKeys) }),
	),
})

export type Receipt = ReturnType<typeof readFields>

/** What a route adds to a receipt for the reader's convenience; none of it is signed, and none of it is read. */
const UNSIGNED = [
	'id',
	'voteId',
	'voter',
	'sequence',
	'ballotHash',
	'castAt',
	'receivedAt',
	'closesAt',
	'opening',
	'ballot',
] as const

/** Reads a receipt; throws a `ShapeFault` for anything else. */
export function readReceipt(value: unknown): Receipt {
	const fields = { ...record(value) }
	for (const name of UNSIGNED) delete fields[name]
	return readFields(fields)
}

/** What is wrong with a receipt by itself, and where; `null` for nothing. */
export function faultOfReceipt(receipt: Receipt, crypto: VerifyCrypto): { sentence: string; at: string } | null {
	const { origin, installation, publicKey, keyId, entry, leafHash, kind, subject, inclusion, signature } = receipt
	if (origin !== originOf(installation))
		return { sentence: 'The receipt names the log of another installation.', at: 'origin' }
	if (keyIdOf(crypto.sha256, origin, publicKey) !== keyId)
		return { sentence: 'The id of the key is not made from the key.', at: 'keyId' }
	if (!crypto.verifyEd25519(utf8(receiptText(receipt)), fromAnyHex(signature), fromAnyHex(publicKey)))
		return { sentence: 'The installation did not sign this receipt like this.', at: 'signature' }
	if (textHash(crypto, `\u0000${entry}`) !== leafHash)
		return { sentence: 'The entry is another than its hash was made of.', at: 'entry' }
	const said = entryOf(entry)
	if (said?.type !== kind || said.subject !== subject)
		return { sentence: 'The entry is about something else than the receipt says.', at: 'entry' }
	if (inclusion === undefined) return null
	const { checkpoint, index, proof } = inclusion
	if (checkpoint.origin !== origin) return { sentence: 'The checkpoint is of another log.', at: 'inclusion.checkpoint' }
	return treeWalk(crypto.sha256, checkpoint)({ index, leafHash, proof })
		? null
		: { sentence: 'The entry does not stand in the log under this checkpoint.', at: 'inclusion.proof' }
}

function entryOf(
	entry: string,
): { readonly type?: unknown; readonly subject?: unknown; readonly facts?: unknown } | null {
	try {
		const said = readJson(entry)
		return typeof said === 'object' ? said : null
	} catch {
		return null // the caller says so
	}
}

/** The EIP-712 hash of the ballot that a receipt is about; `null` for a receipt about something else. */
export function ballotHashIn({ kind, entry }: Receipt): string | null {
	return kind === 'vote.ballot_cast' ? factIn(entry, 'ballotHash') : null
}

/** The EIP-712 hash of the delegation that a receipt is about; `null` for a receipt about something else. */
export function delegationHashIn({ kind, entry }: Receipt): string | null {
	return kind === 'delegation.set' ? factIn(entry, 'delegationHash') : null
}

function factIn(entry: string, name: string): string | null {
	const facts = entryOf(entry)?.facts
	const fact: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : null
	return typeof fact === 'string' ? fact : null
}
