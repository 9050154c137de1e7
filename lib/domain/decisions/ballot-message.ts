import type { Address } from '@/lib/domain/kernel/ids'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { type BallotContent, CONFLICTS, type Conflict } from './ballot'

/** Fields of the EIP-712 message, in the order in which they are hashed. */
export const BALLOT_TYPES = {
	LadderBallot: [
		{ name: 'vote', type: 'string' },
		{ name: 'voter', type: 'address' },
		{ name: 'revision', type: 'bytes32' },
		{ name: 'policy', type: 'string' },
		{ name: 'choice', type: 'string' },
		{ name: 'parameters', type: 'string' },
		{ name: 'reason', type: 'string' },
		{ name: 'conflict', type: 'string' },
		{ name: 'sequence', type: 'uint64' },
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
	readonly revision: `0x${string}`
	readonly policy: string
	/** `abstain`, or rung and key: `2 key_limit`. */
	readonly choice: string
	/** Canonical JSON of the parameters. */
	readonly parameters: string
	readonly reason: string
	readonly conflict: Conflict
	/** Decimal; 1 for the first ballot of a voter, so that an old ballot cannot be sent again. */
	readonly sequence: string
}

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
	readonly primaryType: 'LadderBallot'
	readonly message: BallotMessage
}

export type BallotFrame = {
	readonly voteId: string
	readonly voter: Address
	readonly revisionHash: string
	readonly policy: Policy
	readonly sequence: number
	readonly chainId: number
	/** 32 bytes, 64 hex digits. */
	readonly installation: string
}

/** The typed data (EIP-712) that a steward's wallet signs for this ballot. */
export function ballotTypedData(frame: BallotFrame, content: BallotContent): BallotTypedData {
	return {
		domain: ballotDomain(frame),
		types: BALLOT_TYPES,
		primaryType: 'LadderBallot',
		message: {
			vote: frame.voteId,
			voter: frame.voter,
			revision: `0x${frame.revisionHash}`,
			policy: frame.policy.version,
			choice: choiceText(frame.policy, content),
			parameters: canonicalJson(content.parameters),
			reason: content.reason,
			conflict: content.conflict,
			sequence: String(frame.sequence),
		},
	}
}

/** What every ballot of this installation is signed for. */
export function ballotDomain({ chainId, installation }: Pick<BallotFrame, 'chainId' | 'installation'>): BallotDomain {
	return { name: 'Guardrail', version: '1', chainId, salt: `0x${installation}` }
}

function choiceText(policy: Policy, { rung }: BallotContent): string {
	return rung === null ? 'abstain' : `${rung} ${rungOf(policy, rung).key}`
}

/** What the voter is about to sign, in words. */
export function describeBallot(policy: Policy, content: BallotContent, sequence: number): readonly string[] {
	const lines = [choiceSentence(policy, content)]
	const fields = content.rung === null ? [] : rungOf(policy, content.rung).parameters
	for (const field of fields) {
		const value = content.parameters[field.key]
		if (value !== undefined && value !== '') lines.push(`${field.label}: ${value}`)
	}
	lines.push(`Conflict of interest: ${CONFLICTS[content.conflict]}`)
	if (sequence > 1) lines.push(`This replaces your ballot number ${sequence - 1}, which stays on record.`)
	return lines
}

function choiceSentence(policy: Policy, { rung }: BallotContent): string {
	if (rung === null) return 'You abstain: you count for the quorum and support no consequence.'
	if (rung === 0) return 'You support no consequence.'
	return `You support every consequence up to "${rungOf(policy, rung).name}", and none that is harsher.`
}
