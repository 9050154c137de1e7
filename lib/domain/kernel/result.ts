/** The outcome of a rule: either a value, or a refusal that a person can read and act on. */
export type Result<T, R extends Refusal = Refusal> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly refusal: R }

/**
 * "No", said by a rule of the DAO. `code` is for programs and stays stable, `sentence` is for the
 * reader and says what to do, `evidence` carries the facts that the rule looked at.
 */
export type Refusal<Code extends string = string> = {
	readonly code: Code
	readonly sentence: string
	readonly evidence?: Readonly<Record<string, unknown>>
}

/** An accepted step, with what it leads to. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
	return { ok: true, value }
}

/** A rule says no: a code for programs, a sentence for the reader, and what it rests on. */
export function refuse<Code extends string>(
	code: Code,
	sentence: string,
	evidence?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
	return { ok: false, refusal: evidence === undefined ? { code, sentence } : { code, sentence, evidence } }
}

/** What an accepted step leaves behind: the new state, and the events that say what happened. */
export type Outcome<State, Event> = { readonly state: State; readonly events: readonly Event[] }
