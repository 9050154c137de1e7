import 'server-only'
import { EndAttemptInput } from '@/lib/contracts/execution'
import { endAttempt as end } from '@/lib/domain/execution/hand-off'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { defineHandOffCommand, notHandedOver } from '../define-hand-off-command'

/** Records how a try ended, with what shows it. */
export const endAttempt = defineHandOffCommand({
	name: 'execution.end_attempt',
	input: EndAttemptInput,
	decide: ({ handOff }, { outcome, endedAt, evidence, note }, now) =>
		handOff === null
			? notHandedOver()
			: end(handOff, { outcome, evidence, note, endedAt: (endedAt && parseInstant(endedAt)) || now }, now),
})
