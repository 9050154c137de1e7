'use server'

import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { recuseFromPanel } from '@/lib/server/assessment/commands/recuse-from-panel'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { formAction, readFields } from '@/lib/web/form-action'

export const rateAction = formAction(submitRating, {
	done: ({ sequence }) => `Your rating is in. It is your number ${sequence}.`,
	read: (form) => ({
		...readFields(form),
		grades: Object.fromEntries(
			FACTOR_KEYS.map((key) => [
				key,
				{
					grade: form.get(`${key}.grade`) ?? '',
					rationale: form.get(`${key}.rationale`) ?? '',
					facts: form.getAll(`${key}.facts`),
				},
			]),
		),
	}),
})
export const recuseAction = formAction(recuseFromPanel, { done: 'You have recused yourself.' })
