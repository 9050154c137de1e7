import 'server-only'
import { HandOverInput } from '@/lib/contracts/execution'
import { relaunch } from '@/lib/domain/execution/hand-off'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { defineHandOffCommand, notHandedOver } from '../define-hand-off-command'

/** Puts a step up again; the new try points to the former. */
export const relaunchStep = defineHandOffCommand({
	name: 'execution.relaunch',
	input: HandOverInput,
	decide: ({ handOff }, { venue, link, handedAt }, now) =>
		handOff === null
			? notHandedOver()
			: relaunch(handOff, { venue, link, handedAt: (handedAt && parseInstant(handedAt)) || now }, now),
})
