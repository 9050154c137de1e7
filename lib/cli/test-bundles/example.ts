import type { Bundle, SignedCheckpoint } from '@/lib/verify/bundle'
import { resultFrom } from '@/lib/verify/count'
import { contentHash } from '@/lib/verify/hashes'
import type { ExportedLog } from '@/lib/verify/log-export'
import type { Receipt } from '@/lib/verify/receipt'
import type { CheckId } from '@/lib/verify/report'
import { nativeCrypto } from '../native-crypto'
import { type Draft, draftOf, type Election } from './election'
import { ELECTIONS } from './elections'
import { eventsOf, logOf, publish, signed } from './publish'
import { timeAfter } from './setting'

/** A published bundle: what it shows, and what must be said about it. */
export type Example = {
	readonly name: string
	/** What it shows, in a sentence. */
	readonly about: string
	readonly bundle: Bundle
	/** The first thing that is wrong; `null` for a good one. */
	readonly wrong: CheckId | null
	/** Something that a stranger holds, without which nothing would seem wrong. */
	readonly receipt?: Receipt
	readonly checkpoint?: SignedCheckpoint
	/** The whole log, beside which more shows. */
	readonly log?: ExportedLog
}

const { sha256 } = nativeCrypto()

/** The draft with the outcome that follows from its ballots. */
export function counted<D extends Draft>(draft: D): D {
	// An outcome is read from nothing but what a draft has.
	return draft.vote.state === 'open' ? draft : { ...draft, outcome: resultFrom(draft as unknown as Bundle) }
}

export function honest(election: Election): Bundle {
	return publish(counted(draftOf(election)))
}

/** The vote counted so many minutes after it opened, before its time; the log knows the end that was planned. */
export function countedAt(draft: Draft, minutes: number): Bundle {
	const end = timeAfter(minutes)
	const log = logOf(eventsOf({ ...draft, vote: { ...draft.vote, talliedAt: end } }), 7)
	return publish({ ...draft, vote: { ...draft.vote, closesAt: end, mainClosesAt: end, talliedAt: end } }, log)
}

/** The good ladder vote, for each of the broken ones to spoil in one way. */
export function ladderDraft(): Draft {
	return counted(draftOf(ELECTIONS.ladder))
}

/** What a coordinator who holds the log's key can do before anybody has seen the log: write all of it anew. */
export function rewritten(change: (draft: Draft) => Draft): Bundle {
	return publish(change(ladderDraft()))
}

/** What a coordinator can do once the log is public: change the bundle alone, and sign that. */
export function altered(change: (bundle: Bundle) => Bundle, from: Election = ELECTIONS.ladder): Bundle {
	const { signature: _former, ...bundle } = change(honest(from))
	return signed(bundle)
}

/** The roll replaced, with its hash and the outcome that follows. */
export function withRoll<D extends Draft>(draft: D, roll: Draft['roll']): D {
	const said = roll.map(({ id, address, power, delegate }) => ({ id, address, power, delegate }))
	return counted({ ...draft, roll, rollHash: contentHash({ sha256 }, said) })
}

type Ballot = Draft['ballots'][number]

export function withBallot<D extends Draft>(draft: D, at: number, change: (ballot: Ballot) => Ballot): D {
	return { ...draft, ballots: draft.ballots.map((ballot, index) => (index === at ? change(ballot) : ballot)) }
}

/** A ballot left out, and nobody said to have cast it. */
export function withoutBallot<D extends Draft>(draft: D, number: number): D {
	const ballots = draft.ballots.filter((ballot) => ballot.number !== number)
	const voted = new Set(ballots.map(({ rollId }) => rollId))
	const roll = draft.roll.map((entry) => ({ ...entry, hasVoted: voted.has(entry.id) }))
	return counted({ ...draft, ballots, roll })
}

export function withMessage(ballot: Ballot, change: Partial<NonNullable<Ballot['message']>>): Ballot {
	return ballot.message === null ? ballot : { ...ballot, message: { ...ballot.message, ...change } }
}
