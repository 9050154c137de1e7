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

/** What a link is hashed over: the head before it, its number, and what happened; `null` for what is no part of the chain. */
export function linkText(
	{ head, number }: VoteChain,
	{ type, facts }: Pick<VoteEvent, 'type' | 'facts'>,
): string | null {
	const key = LINKED[type]
	return key === undefined ? null : `${head}:${number}:${type}:${String(facts[key])}`
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
		const text = linkText({ head, number: number + 1 }, event)
		if (text === null) return event
		number += 1
		const facts = { number, previous: head, ...event.facts }
		head = sha256(text)
		return { ...event, facts }
	})
	return { chain: { number, head }, events: linked }
}
