import 'server-only'
import { ReportConditionInput } from '@/lib/contracts/measures'
import { reportCondition as decideReport } from '@/lib/domain/measures/condition-steps'
import { defineConditionCommand } from '../define-condition-command'

/** The operator says that a condition is met, with what shows it. */
export const reportCondition = defineConditionCommand({
	name: 'measure.report_condition',
	input: ReportConditionInput,
	permission: 'measure.report_condition',
	decide: (measure, condition, { note, evidence }) => decideReport(measure, condition, { note, evidence }),
})
