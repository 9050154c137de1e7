'use server'

import { endAttempt } from '@/lib/server/execution/commands/end-attempt'
import { handOverStep } from '@/lib/server/execution/commands/hand-over-step'
import { relaunchStep } from '@/lib/server/execution/commands/relaunch-step'
import { utcMinute } from '@/lib/web/case-forms'
import { formAction, readFields } from '@/lib/web/form-action'

/** The choice of a step carries its purpose: `undo lift_limit`. */
function readHandOff(form: FormData) {
	const [purpose, step] = String(form.get('planStep') ?? '').split(' ')
	const { planStep: _planStep, ...fields } = readFields(form)
	return { purpose, step, ...fields, handedAt: utcMinute(form, 'handedAt') }
}

export const handOverAction = formAction(handOverStep, { done: 'The hand-off is recorded.', read: readHandOff })
export const endAction = formAction(endAttempt, {
	done: 'The outcome is recorded.',
	read: (form) => ({ ...readFields(form), endedAt: utcMinute(form, 'endedAt') }),
})
export const relaunchAction = formAction(relaunchStep, {
	done: 'The new try is recorded.',
	read: (form) => ({ ...readFields(form), handedAt: utcMinute(form, 'handedAt') }),
})
