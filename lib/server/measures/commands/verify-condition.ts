import 'server-only'
import { VerifyConditionInput } from '@/lib/contracts/measures'
import { verifyCondition as decideFinding } from '@/lib/domain/measures/condition-steps'
import { defineConditionCommand } from '../define-condition-command'

/** A steward finds a condition met or not, or waives it. */
export const verifyCondition = defineConditionCommand({
	name: 'measure.verify_condition',
	input: VerifyConditionInput,
	permission: 'measure.verify_condition',
	decide: (measure, condition, { state, note, evidence }) =>
		decideFinding(measure, condition, { state, note, evidence }),
})
