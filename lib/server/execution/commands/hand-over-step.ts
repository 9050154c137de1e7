import 'server-only'
import { HandOverInput } from '@/lib/contracts/execution'
import { checkHandedAfter, handOver } from '@/lib/domain/execution/hand-off'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { defineHandOffCommand } from '../define-hand-off-command'
import { preconditionOf } from '../plans-of'

/** Records where a step of a measure was handed to, with a link. Sends nothing anywhere. */
export const handOverStep = defineHandOffCommand({
	name: 'execution.hand_over',
	input: HandOverInput,
	decide: ({ execution }, { purpose, step, venue, link, handedAt }, now) => {
		const at = (handedAt && parseInstant(handedAt)) || now
		const after = checkHandedAfter(at, execution.measure.decidedAt)
		if (!after.ok) return after
		const early = preconditionOf(execution, purpose, step)
		if (early !== null) return { ok: false, refusal: early }
		return handOver(execution.handOffs, { purpose, step }, { venue, link, handedAt: at }, now)
	},
})
