import 'server-only'
import { fromDate, type Instant, milliseconds, plus } from '@/lib/domain/kernel/instant'
import { isDemonstration } from '@/lib/env'
import { prisma, type Tx } from './prisma'

/** Key of the fact that says how far a demonstration's clock was moved ahead, in milliseconds. */
export const CLOCK_OFFSET = 'demonstration_clock_offset_ms'

/**
 * The time that every command and query goes by. In a demonstration it can be moved ahead, so that nobody
 * has to wait three days for a vote to end; production always has the real time.
 */
export async function now(tx?: Tx): Promise<Instant> {
	const real = fromDate(new Date())
	if (!isDemonstration()) return real
	const fact = await (tx ?? prisma()).installationFact.findUnique({ where: { key: CLOCK_OFFSET } })
	return plus(real, milliseconds(Number(fact?.value ?? 0)))
}
