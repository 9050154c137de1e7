import { toAddress } from '@/lib/domain/kernel/ids'
import { isPlain } from '@/lib/domain/kernel/plain-text'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { type BallotContent, type BallotParameters, CONFLICTS, type Conflict } from './ballot'
import { type BallotMessage, type BallotTypedData, ballotTypedData, NO_SALT } from './ballot-message'
import { readChoice } from './methods/counting'
import type { Ground } from './methods/method'
import type { VoteRules } from './vote-rules'

/** A message as it came in: the shape is checked, what it says is not. */
type IncomingMessage = { readonly [Field in keyof BallotMessage]: string }

export type SignedBallot = {
	readonly content: BallotContent
	readonly sequence: number
	readonly revisionHash: string
	readonly typedData: BallotTypedData
}

/**
 * Reads what a wallet signed back into a ballot, and builds from it the only message that it can stand for: a message
 * that differs from that one in any character is refused, so that two readers never understand one signature differently.
 */
export function readSignedBallot(
	message: IncomingMessage,
	frame: {
		readonly policy: Policy
		readonly rules: VoteRules
		readonly chainId: number
		readonly installation: string
	},
): Result<SignedBallot, Refusal<'unreadable_ballot'>> {
	const voter = toAddress(message.voter)
	const content = readContent(message, frame)
	const salt = readSalt(message.salt, frame.rules)
	if (voter === null || content === null || salt === null) return unreadable()
	const revisionHash = message.revision.slice(2)
	const sequence = Number(message.sequence)
	const typedData = ballotTypedData({ ...frame, voteId: message.vote, voter, revisionHash, sequence, salt }, content)
	const isSame = Object.entries(typedData.message).every(
		([field, value]) => value === (field === 'voter' ? voter : message[field as keyof BallotMessage]),
	)
	return isSame ? ok({ content, sequence, revisionHash, typedData }) : unreadable()
}

/** Random in a sealed vote, zero in an open one. */
function readSalt(text: string, { isSealed }: VoteRules): `0x${string}` | null {
	const salt = `0x${text.slice(2)}` as const
	return /^0x[0-9a-f]{64}$/.test(salt) && (salt !== NO_SALT) === isSealed ? salt : null
}

function readContent(message: IncomingMessage, ground: Ground): BallotContent | null {
	const choice = readChoice(message.choice, ground)
	const parameters = readParameters(message.parameters)
	if (choice === null || parameters === null || !Object.hasOwn(CONFLICTS, message.conflict)) return null
	return { choice, parameters, reason: message.reason, conflict: message.conflict as Conflict }
}

function readParameters(text: string): BallotParameters | null {
	try {
		const value: unknown = JSON.parse(text)
		const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
		const isFlat = isRecord && Object.values(value).every((part) => typeof part === 'string' || Number.isFinite(part))
		return isFlat && isPlain(value) ? (value as BallotParameters) : null
	} catch {
		return null // not JSON; the caller says so
	}
}

function unreadable(): Result<never, Refusal<'unreadable_ballot'>> {
	return refuse('unreadable_ballot', 'This ballot is not written as this vote asks; fetch its template and sign that.')
}
