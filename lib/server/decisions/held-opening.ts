import 'server-only'
import type { WeightsInput } from '@/lib/contracts/weights'
import { type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'

/** How the opening of a vote is gone about. */
export type Opening = {
	/** Entries of a roll that are written while somebody waits for the answer; more are prepared by the worker. */
	readonly atOnce: number
	/** The vote that the worker opens, of the id that was given out when it was asked for. */
	readonly prepared?: { readonly voteId: string; readonly told: Told }
}

/** Hears how many entries of the roll are written, of how many. */
export type Told = (written: number, size: number) => Promise<void>

/** About a second's work. */
export const ROLL_AT_ONCE = 5_000

/** No line of a list is shorter: an address, a comma, a digit and the end of the line. */
const LEAST_CHARACTERS = 45

/** Whether a list may hold more entries than that. It is not read for it. */
export function isLongList(weights: WeightsInput | undefined, atOnce: number): boolean {
	return weights?.kind === 'snapshot' && weights.csv.length > atOnce * LEAST_CHARACTERS
}

/** Refuses a second opening while one is being prepared; `null` where nothing stands in its way. */
export function preparingProblem(preparing: string | null, { prepared }: Opening): Result<never, Refusal> | null {
	if (preparing === null || preparing === prepared?.voteId) return null
	return refuse(
		'vote_being_prepared',
		'A vote on this case is being prepared; it opens by itself when its roll is whole.',
	)
}

export function withPrepared({ prepared }: Opening): Pick<Opening, 'prepared'> {
	return prepared === undefined ? {} : { prepared }
}
