import 'server-only'
import { z } from 'zod'
import { can } from '@/lib/domain/access/can'
import { toIso } from '@/lib/domain/kernel/instant'
import { isDemonstration } from '@/lib/env'
import { CLOCK_OFFSET } from '@/lib/server/kernel/clock'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type DemoClockView = {
	/** RFC 3339: the time that the demonstration goes by. */
	readonly now: string
	readonly aheadMs: number
	readonly mayAdvance: { readonly allowed: boolean; readonly because: string }
}

/** What time it is in a demonstration, and whether the reader may change that; production has no such clock. */
export const getDemoClock = defineQuery({
	name: 'demo.get_clock',
	input: z.object({}),
	answer: async ({ db, actor, now }): Promise<DemoClockView | null> => {
		if (!isDemonstration()) return null
		const fact = await db.installationFact.findUnique({ where: { key: CLOCK_OFFSET } })
		const verdict = can(actor, 'demo.advance_clock')
		return {
			now: toIso(now),
			aheadMs: Number(fact?.value ?? 0),
			mayAdvance: { allowed: verdict.allowed, because: verdict.allowed ? '' : verdict.because },
		}
	},
})
