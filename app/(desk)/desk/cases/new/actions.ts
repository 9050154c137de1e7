'use server'

import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { formAction } from '@/lib/web/form-action'

export const startDraftAction = formAction(createDraft, {
	read: (form) => ({
		operatorId: form.get('operatorId'),
		report: { title: form.get('title'), incidentClass: form.get('incidentClass') },
	}),
	to: ({ id }) => `/desk/cases/${id}/report`,
})
