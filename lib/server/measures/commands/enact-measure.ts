import 'server-only'
import { EnactMeasureInput } from '@/lib/contracts/measures'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { isAppealPending } from '@/lib/domain/measures/escalation-appeal'
import { enact } from '@/lib/domain/measures/measure'
import { datesFrom } from '@/lib/domain/measures/plan-measure'
import { defineMeasureCommand } from '../define-measure-command'

/** Brings a planned measure into force, with the record that shows it. */
export const enactMeasure = defineMeasureCommand({
	name: 'measure.enact',
	input: EnactMeasureInput,
	decide: ({ measure, policy, escalations }, input, now) => {
		if (escalations.some((one) => one.plannedMeasureId === measure.id && isAppealPending(one))) {
			return refuse(
				'appeal_pending',
				'An appeal against the escalation that planned this measure waits for a ruling; rule on it first.',
			)
		}
		const from = (input.from && parseInstant(input.from)) || now
		const lifetime = measure.kind === 'warning' ? policy.warnings.lifetimeDays : null
		const dates = datesFrom(measure.parameters, lifetime, from)
		return enact(measure, { from, ...dates, note: input.note || input.evidence }, now)
	},
})
