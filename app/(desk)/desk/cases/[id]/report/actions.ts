'use server'

import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { formAction } from '@/lib/web/form-action'
import { readReportForm } from '@/lib/web/read-report-form'

export const saveDraftAction = formAction(editDraft, { read: readReportForm, done: 'Saved.' })
export const reviseAction = formAction(reviseReport, { read: readReportForm, done: 'Saved as a new revision.' })
export const fileAction = formAction(fileIncident, { to: ({ id }) => `/desk/cases/${id}` })
