'use server'

import { appealEscalation } from '@/lib/server/measures/commands/appeal-escalation'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { completeMeasure } from '@/lib/server/measures/commands/complete-measure'
import { drawUpConditions } from '@/lib/server/measures/commands/draw-up-conditions'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { reportCondition } from '@/lib/server/measures/commands/report-condition'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { ruleOnEscalation } from '@/lib/server/measures/commands/rule-on-escalation'
import { verifyCondition } from '@/lib/server/measures/commands/verify-condition'
import { utcDay, utcMinute } from '@/lib/web/case-forms'
import { formAction, readFields } from '@/lib/web/form-action'
import { blankAsNone, readConditions, readEscalation } from '@/lib/web/measure-forms'

export const enactAction = formAction(enactMeasure, {
	done: 'The measure is in force.',
	read: (form) => ({ ...readFields(form), from: utcMinute(form, 'from') }),
})
export const reviewAction = formAction(reviewMeasure, { done: 'The review has begun.' })
export const keepAction = formAction(keepMeasure, {
	done: 'The measure is kept.',
	read: (form) => ({ ...readFields(form), nextReviewAt: utcDay(form, 'nextReviewAt') }),
})
export const liftAction = formAction(liftMeasure, { done: 'The measure is lifted.' })
export const breachAction = formAction(breachMeasure, {
	done: 'The breach is recorded.',
	read: (form) => blankAsNone(form, 'conditionId'),
})
export const completeAction = formAction(completeMeasure, {
	done: 'The deactivation is recorded.',
	read: (form) => ({ ...readFields(form), on: utcMinute(form, 'on') ?? '' }),
})
export const escalateAction = formAction(escalateMeasure, {
	done: ({ way }) => (way === 'set_aside' ? 'The escalation is set aside.' : 'The escalation has begun.'),
	read: readEscalation,
})
export const conditionsAction = formAction(drawUpConditions, {
	done: 'The conditions are drawn up.',
	read: readConditions,
})
export const reportAction = formAction(reportCondition, { done: 'The condition is reported.' })
export const verifyAction = formAction(verifyCondition, { done: 'Your finding is recorded.' })
export const appealAction = formAction(appealEscalation, {
	done: 'The appeal is in.',
	read: (form) => blankAsNone(form, 'contestedId'),
})
export const ruleAction = formAction(ruleOnEscalation, { done: 'The ruling is recorded.' })
