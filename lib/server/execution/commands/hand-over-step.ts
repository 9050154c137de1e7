import 'server-only'
import { HandOverInput } from '@/lib/contracts/execution'
import { handOver } from '@/lib/domain/execution/hand-off'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { defineHandOffCommand } from '../define-hand-off-command'

/** Records where a step of a measure was handed to, with a link. Sends nothing anywhere. */
export const handOverStep = defineHandOffCommand({
	name: 'execution.hand_over',
	input: HandOverInput,
	decide: ({ execution }, { purpose, step, venue, link, handedAt }, now) =>
		handOver(
			execution.handOffs,
			{ purpose, step },
			{ venue, link, handedAt: (handedAt && parseInstant(handedAt)) || now },
			now,
		),
})
