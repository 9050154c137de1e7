import type { Address } from '@/lib/domain/kernel/ids'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { type BallotContent, CONFLICTS, type Conflict, parameterOf } from './ballot'
import { choiceText, describeChoice } from './methods/counting'
import type { Ground } from './methods/method'
import type { Method, VoteRules } from './vote-rules'

/** Fields of the EIP-712 message, in the order in which they are hashed. */
export const BALLOT_TYPES = {
	Ballot: [
		{ name: 'vote', type: 'string' },
		{ name: 'voter', type: 'address' },
		{ name: 'revision', type: 'bytes32' },
		{ name: 'policy', type: 'string' },
		{ name: 'method', type: 'string' },
		{ name: 'choice', type: 'string' },
		{ name: 'parameters', type: 'string' },
		{ name: 'reason', type: 'string' },
		{ name: 'conflict', type: 'string' },
		{ name: 'sequence', type: 'uint64' },
		{ name: 'salt', type: 'bytes32' },
	],
} as const

/** Fields of the EIP-712 domain, for wallets and checkers that want them spelt out. */
export const BALLOT_DOMAIN_TYPES = {
	EIP712Domain: [
		{ name: 'name', type: 'string' },
		{ name: 'version', type: 'string' },
		{ name: 'chainId', type: 'uint256' },
		{ name: 'salt', type: 'bytes32' },
	],
} as const

export type BallotMessage = {
	readonly vote: string
	readonly voter: Address
	/** Hash of what is voted on: the revision of the report, or the draft of the policy. */
	readonly revision: `0x${string}`
	readonly policy: string
	readonly method: Method
	/** `abstain`; ladder `2 key_limit`; single `for`; approval `a, b`; ranked `a > b`; optimistic `object`. */
	readonly choice: string
	/** Canonical JSON of the parameters; `{}` but for the ladder. */
	readonly parameters: string
	readonly reason: string
	readonly conflict: Conflict
	/** Decimal; 1 for the first ballot of a voter, so that an old ballot cannot be sent again. */
	readonly sequence: string
	/** 32 random bytes in a sealed vote, so that nobody can guess the ballot behind its hash; zero in an open one. */
	readonly salt: `0x${string}`
}

/** The salt of every ballot in an open vote. */
export const NO_SALT: `0x${string}` = `0x${'0'.repeat(64)}`

export type BallotDomain = {
	readonly name: 'Guardrail'
	readonly version: '1'
	readonly chainId: number
	/** The installation, so that a ballot cannot be carried to another one. */
	readonly salt: `0x${string}`
}

export type BallotTypedData = {
	readonly domain: BallotDomain
	readonly types: typeof BALLOT_TYPES
	readonly primaryType: 'Ballot'
	readonly message: BallotMessage
}

export type BallotFrame = {
	readonly voteId: string
	readonly voter: Address
	/** 64 hex digits. */
	readonly revisionHash: string
	readonly policy: Policy
	readonly rules: VoteRules
	readonly sequence: number
	readonly chainId: number
	/** 32 bytes, 64 hex digits. */
	readonly installation: string
	readonly salt: `0x${string}`
}

/** The typed data (EIP-712) that a voter's wallet signs for this ballot. */
export function ballotTypedData(frame: BallotFrame, content: BallotContent): BallotTypedData {
	return {
		domain: ballotDomain(frame),
		types: BALLOT_TYPES,
		primaryType: 'Ballot',
		message: {
			vote: frame.voteId,
			voter: frame.voter,
			revision: `0x${frame.revisionHash}`,
			policy: frame.policy.version,
			method: frame.rules.method,
			choice: choiceText(content.choice, frame),
			parameters: canonicalJson(content.parameters),
			reason: content.reason,
			conflict: content.conflict,
			sequence: String(frame.sequence),
			salt: frame.salt,
		},
	}
}

/** What every ballot of this installation is signed for. */
export function ballotDomain({ chainId, installation }: Pick<BallotFrame, 'chainId' | 'installation'>): BallotDomain {
	return { name: 'Guardrail', version: '1', chainId, salt: `0x${installation}` }
}

/** What the voter is about to sign, in words. */
export function describeBallot(ground: Ground, content: BallotContent, sequence: number): readonly string[] {
	const lines = [describeChoice(content.choice, ground)]
	const fields = content.choice.kind === 'rung' ? rungOf(ground.policy, content.choice.rung).parameters : []
	for (const field of fields) {
		const value = parameterOf(content.parameters, field.key)
		if (value !== undefined && value !== '') lines.push(`${field.label}: ${value}`)
	}
	lines.push(`Conflict of interest: ${CONFLICTS[content.conflict]}`)
	if (sequence > 1) lines.push(`This replaces your ballot number ${sequence - 1}, which stays on record.`)
	return lines
}
