'use server'

import { fromTemplate, REPORT_TEMPLATES } from '@/lib/domain/incidents/report-templates'
import type { IncidentClass } from '@/lib/domain/incidents/vocabulary'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { formAction } from '@/lib/web/form-action'

export const startDraftAction = formAction(createDraft, {
	read: (form) => ({ operatorId: form.get('operatorId'), report: beginning(form) }),
	to: ({ id }) => `/desk/cases/${id}/report`,
})

/** What the report begins with: the template of its class, and the title if one was written. */
function beginning(form: FormData): Record<string, unknown> {
	const incidentClass = String(form.get('incidentClass') ?? '')
	const title = String(form.get('title') ?? '').trim()
	if (!(incidentClass in REPORT_TEMPLATES)) return { title, incidentClass }
	const known = incidentClass as IncidentClass // looked up in the line above
	const ids = REPORT_TEMPLATES[known].remediation.map(() => crypto.randomUUID())
	const template = fromTemplate(known, ids)
	// Until somebody says when it began, today is all that is known.
	return { ...template, occurredPrecision: 'day', title: title === '' ? template.title : title }
}
