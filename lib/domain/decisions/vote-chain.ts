import type { VoteEvent } from './vote'

/** Where the chain of a vote stands: how many events it links, and the hash over all of them. */
export type VoteChain = { readonly number: number; readonly head: string }

/** SHA-256 of a text in UTF-8, 64 hex digits in lower case. */
export type TextHash = (text: string) => string

/** The fact of each event that the chain is made over; an event without one is not part of the chain. */
const LINKED: Readonly<Record<string, string>> = {
	'vote.ballot_cast': 'ballotHash',
	'vote.recused': 'rollEntry',
	'vote.extended': 'closesAt',
}

/**
 * Numbers the events that change the count and links each to the one before: nobody can drop, add or reorder one
 * without changing every hash after it. The first link hangs on the hash of the roll.
 */
export function linkEvents(
	chain: VoteChain,
	events: readonly VoteEvent[],
	sha256: TextHash,
): { readonly chain: VoteChain; readonly events: readonly VoteEvent[] } {
	let { number, head } = chain
	const linked = events.map((event) => {
		const key = LINKED[event.type]
		if (key === undefined) return event
		const facts = { number: number + 1, previous: head, ...event.facts }
		number += 1
		head = sha256(`${head}:${number}:${event.type}:${String(event.facts[key])}`)
		return { ...event, facts }
	})
	return { chain: { number, head }, events: linked }
}
