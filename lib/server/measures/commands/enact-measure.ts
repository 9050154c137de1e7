import 'server-only'
import { EnactMeasureInput } from '@/lib/contracts/measures'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { enact } from '@/lib/domain/measures/measure'
import { datesFrom } from '@/lib/domain/measures/plan-measure'
import { CURRENT_POLICY } from '@/lib/domain/policy/policies'
import { defineMeasureCommand } from '../define-measure-command'

/** Brings a planned measure into force, with the record that shows it. */
export const enactMeasure = defineMeasureCommand({
	name: 'measure.enact',
	input: EnactMeasureInput,
	decide: (measure, input, now) => {
		const from = (input.from && parseInstant(input.from)) || now
		const lifetime = measure.kind === 'warning' ? CURRENT_POLICY.warnings.lifetimeDays : null
		const dates = datesFrom(measure.parameters, lifetime, from)
		return enact(measure, { from, ...dates, note: input.note || input.evidence }, now)
	},
})
