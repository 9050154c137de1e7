import { z } from 'zod'
import { Sha256 } from './fields'

/** A place in the log or a number of its leaves, as addresses carry it. */
function count(what: string) {
	return z.coerce
		.number(`Give ${what} as a whole number from 0.`)
		.int(`Give ${what} as a whole number from 0.`)
		.nonnegative(`Give ${what} as a whole number from 0.`)
		.max(Number.MAX_SAFE_INTEGER, `No log is as long as that; give ${what} anew.`)
}

export const MOST_ENTRIES = 1_000

export const ListEntriesInput = z
	.object({
		/** First leaf. */
		start: count('the start').default(0),
		/** The leaf after the last one; left out, the end of the log. */
		end: count('the end').optional(),
		limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(100),
	})
	.refine(({ start, end }) => end === undefined || start <= end, {
		path: ['end'],
		message: 'The end stands for the leaf after the last one; give one that is not before the start.',
	})

export const InclusionInput = z.object({ index: count('the index'), size: count('the size').optional() })

export const ConsistencyInput = z
	.object({ first: count('the first size'), second: count('the second size').optional() })
	.refine(({ first, second }) => second === undefined || first <= second, {
		path: ['second'],
		message: 'The second size is that of the later log; give one that is not below the first.',
	})

export const GetReceiptInput = z.object({ leafHash: Sha256 })

const ReceiptOf = z.enum(['revision', 'rating', 'comment', 'ballot', 'reply', 'appeal'], 'Say what the receipt is for.')
export type ReceiptOf = z.infer<typeof ReceiptOf>

/** `id`: that of the comment, rating, ballot, reply or appeal; for a revision the case's id, a dot and its number. */
export const FindReceiptInput = z.object({
	what: ReceiptOf,
	id: z.string().regex(/^[0-9a-f-]{36}(\.[1-9]\d{0,6})?$/, 'This is not an id that Guardrail gives.'),
})
