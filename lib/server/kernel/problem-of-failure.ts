import 'server-only'
import { type Problem, problem } from '@/lib/contracts/problem'
import { Conflict, Overloaded } from './transaction'

const RETRY_SECONDS = 5

/** What a reader or writer is told of a failure that is nobody's fault; `null` for a fault of ours. */
export function problemOfFailure(error: unknown): Problem | null {
	if (error instanceof Conflict) return problem('conflict', error.message)
	if (error instanceof Overloaded) return problem('overloaded', error.message, { retryAfterSeconds: RETRY_SECONDS })
	return null
}
