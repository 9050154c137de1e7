import 'server-only'
import { CompleteMeasureInput } from '@/lib/contracts/measures'
import { instant } from '@/lib/domain/kernel/instant'
import { complete } from '@/lib/domain/measures/measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Records that an operator was deactivated after its exits, with the record that shows it. */
export const completeMeasure = defineMeasureCommand({
	name: 'measure.complete',
	input: CompleteMeasureInput,
	decide: ({ measure }, input, now) =>
		complete(measure, { on: instant(input.on), note: input.note || input.evidence }, now),
})
