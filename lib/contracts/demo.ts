import { z } from 'zod'

const LONGEST_STEP_HOURS = 24 * 120

export const AdvanceClockInput = z.object({
	hours: z.coerce
		.number('Give the hours as a number.')
		.int('Give a whole number of hours.')
		.min(1, 'Move the clock by at least one hour.')
		.max(LONGEST_STEP_HOURS, `Move the clock by at most ${LONGEST_STEP_HOURS} hours at a time.`),
})
