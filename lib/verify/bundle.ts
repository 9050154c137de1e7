import { BALLOT_DOMAIN_TYPES, BALLOT_TYPES } from '@/lib/domain/decisions/ballot-message'
import {
	anything,
	bool,
	byKind,
	count,
	decimal,
	dictionary,
	hex,
	list,
	matching,
	nullable,
	object,
	oneOf,
	optional,
	record,
	text,
	time,
} from './shape'

// The bundle of a vote, format 4 (docs/verify.md), as the verifier reads it: every field is named here, and a field that
// is not is refused, because nobody would check what it says. Format 3 had no grants and no adoption of the policy, format
// 2 no delegations and no vouching between keys either.

const rung = oneOf(0, 1, 2, 3, 4, 5, 6)
const hash = hex(32)
const prefixedHash = hex(32, '0x')
const address = hex(20, '0x')
const anyHex = matching(/^0x([0-9a-f]{2})*$/, 'bytes as lower-case hex digits behind 0x')

export const readCheckpoint = object({
	origin: text,
	size: count,
	rootHash: hash,
	timestamp: time,
	keyId: hex(4),
	signature: hex(64),
})

export const readKeys = list(
	object({
		keyId: hex(4),
		publicKey: hash,
		from: time,
		until: nullable(time),
		vouched: optional(nullable(hex(64))),
	}),
)

const threshold = object({ numerator: count, denominator: count, rule: oneOf('more_than', 'at_least') })

const parameters = dictionary(anything)

const rules = object({
	method: oneOf('ladder', 'single', 'approval', 'ranked', 'optimistic'),
	options: list(object({ key: matching(/^[a-z][a-z0-9_]*$/, 'a key'), name: text, rung: nullable(rung), parameters })),
	quorum: object({ kind: oneOf('share', 'rejection'), basisPoints: count, leastVoters: optional(count) }),
	threshold: nullable(threshold),
	objectionBasisPoints: nullable(count),
	isSealed: bool,
	objectionHours: count,
	quietEndingHours: count,
	extensionHours: count,
	weights: byKind('kind', {
		one_each: object({ kind: oneOf('one_each') }),
		snapshot: object({
			kind: oneOf('snapshot'),
			root: prefixedHash,
			decimals: count,
			symbol: text,
			source: text,
		}),
		erc20votes: object({
			kind: oneOf('erc20votes'),
			chainId: count,
			token: address,
			block: count,
			totalPower: decimal,
		}),
	}),
})

const sequence = matching(/^[1-9]\d{0,18}$/, 'a number of at least one as text')

const message = object({
	vote: text,
	voter: address,
	revision: prefixedHash,
	policy: text,
	method: text,
	choice: text,
	parameters: text,
	reason: text,
	conflict: text,
	sequence,
	salt: prefixedHash,
})

const signatureKind = oneOf('eoa', 'erc1271', 'erc6492')

const leaf = object({ index: nullable(count), leafHash: hash, entry: text, proof: list(hash) })

const grant = object({ rollId: text, salt: nullable(hash), leaf })

const delegation = object({
	rollId: text,
	setAt: time,
	delegationHash: prefixedHash,
	message: object({
		delegator: address,
		delegate: address,
		scope: oneOf('all'),
		sequence,
	}),
	signature: anyHex,
	signatureKind,
	checkedAtBlock: nullable(decimal),
	leaf: nullable(leaf),
})

const fields = list(object({ name: text, type: text }))

export const readBundle = object({
	format: oneOf('guardrail-vote-bundle'),
	formatVersion: oneOf(2, 3, 4),
	installation: object({ id: hash, chainId: count }),
	vote: object({
		id: text,
		subject: byKind('kind', {
			case: object({ kind: oneOf('case'), incidentId: text, incidentSlug: text, treatment: count }),
			policy: object({ kind: oneOf('policy'), draftVersion: text }),
		}),
		attempt: count,
		state: oneOf('open', 'tallied'),
		opensAt: time,
		mainClosesAt: time,
		closesAt: time,
		extendedAt: nullable(time),
		talliedAt: nullable(time),
	}),
	rules,
	revisionHash: hash,
	policy: record,
	policyHash: hash,
	/** By which vote the policy was adopted; `null` for the founding one. Absent before format 4. */
	adoption: optional(nullable(object({ voteId: text, opened: leaf, tallied: leaf }))),
	typedData: object({
		domain: object({ name: text, version: text, chainId: count, salt: prefixedHash }),
		types: object({ EIP712Domain: fields, Ballot: fields }),
		primaryType: oneOf('Ballot'),
	}),
	roll: list(
		object({
			id: text,
			name: text,
			address,
			power: decimal,
			delegate: nullable(text),
			hasVoted: bool,
			recusal: nullable(object({ at: time, conflict: text, note: nullable(text) })),
			proof: optional(nullable(list(prefixedHash))),
		}),
	),
	rollHash: hash,
	/** What made each on a roll of one vote each a steward. Absent before format 4. */
	grants: optional(list(grant)),
	/** Absent in format 2. */
	delegations: optional(list(delegation)),
	ballots: list(
		object({
			number: count,
			rollId: text,
			castAt: time,
			isCounted: bool,
			ballotHash: prefixedHash,
			message: nullable(message),
			signature: nullable(anyHex),
			signatureKind,
			checkedAtBlock: nullable(decimal),
		}),
	),
	outcome: nullable(record),
	log: object({
		keys: readKeys,
		checkpoint: nullable(readCheckpoint),
		leaves: list(leaf),
	}),
	/** The log's key over the canonical JSON of all the rest. */
	signature: object({ keyId: hex(4), publicKey: hash, signature: hex(64) }),
})

export type Bundle = ReturnType<typeof readBundle>
export type BundleBallot = Bundle['ballots'][number]
export type BundleDelegation = NonNullable<Bundle['delegations']>[number]
export type BundleGrant = NonNullable<Bundle['grants']>[number]
export type BundleLeaf = Bundle['log']['leaves'][number]
export type RollEntry = Bundle['roll'][number]
export type SignedCheckpoint = ReturnType<typeof readCheckpoint>

/** What a bundle must say about its ballots' types: other fields, or another order, would be another message. */
export const TYPES_TEXT = JSON.stringify({ ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES })
