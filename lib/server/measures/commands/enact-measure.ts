import 'server-only'
import { EnactMeasureInput } from '@/lib/contracts/measures'
import { parseInstant } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { checkEnactment } from '@/lib/domain/measures/enactment'
import { isAppealPending } from '@/lib/domain/measures/escalation-appeal'
import { enact } from '@/lib/domain/measures/measure'
import { datesFrom } from '@/lib/domain/measures/plan-measure'
import { rungOf } from '@/lib/domain/policy/policies'
import { defineMeasureCommand } from '../define-measure-command'

/** Brings a planned measure into force, with the record that shows it. */
export const enactMeasure = defineMeasureCommand({
	name: 'measure.enact',
	input: EnactMeasureInput,
	decide: ({ measure, policy, escalations, handOffs, isReopened, isAppealed }, input, now) => {
		if (escalations.some((one) => one.plannedMeasureId === measure.id && isAppealPending(one))) {
			return refuse(
				'appeal_pending',
				'An appeal against the escalation that planned this measure waits for a ruling; rule on it first.',
			)
		}
		const isDecidedHere = rungOf(policy, measure.rung).authority === 'decides'
		const checked = checkEnactment({ isReopened, isAppealed, handOffs, isDecidedHere, evidence: input.evidence })
		if (!checked.ok) return checked
		const from = (input.from && parseInstant(input.from)) || now
		const lifetime = measure.kind === 'warning' ? policy.warnings.lifetimeDays : null
		const dates = datesFrom(measure.parameters, lifetime, from)
		return enact(measure, { from, ...dates, note: input.note || input.evidence }, now)
	},
})
