import 'server-only'
import { AdvanceClockInput } from '@/lib/contracts/demo'
import { can } from '@/lib/domain/access/can'
import { hours } from '@/lib/domain/kernel/instant'
import { ok } from '@/lib/domain/kernel/result'
import { isDemonstration } from '@/lib/env'
import { CLOCK_OFFSET } from '@/lib/server/kernel/clock'
import { defineCommand } from '@/lib/server/kernel/define-command'

/** Moves a demonstration's clock ahead, so that deadlines can be seen to pass. Production has no such thing. */
export const advanceClock = defineCommand({
	name: 'demo.advance_clock',
	input: AdvanceClockInput,
	load: async ({ tx }) => {
		if (!isDemonstration()) return null
		const fact = await tx.installationFact.findUnique({ where: { key: CLOCK_OFFSET } })
		return { offsetMs: Number(fact?.value ?? 0) }
	},
	allow: ({ actor }) => can(actor, 'demo.advance_clock'),
	decide: ({ subject, input }) =>
		ok({
			state: { offsetMs: subject.offsetMs + hours(input.hours) },
			events: [{ type: 'demo.clock_advanced', facts: { hours: input.hours } }],
		}),
	save: async ({ tx, outcome, now, input }) => {
		const value = String(outcome.state.offsetMs)
		await tx.installationFact.upsert({
			where: { key: CLOCK_OFFSET },
			create: { key: CLOCK_OFFSET, value },
			update: { value },
		})
		return { now: new Date(now + hours(input.hours)).toISOString() }
	},
	concerns: () => 'installation',
})
