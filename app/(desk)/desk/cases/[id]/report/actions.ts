'use server'

import { addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { liftEmbargo } from '@/lib/server/incidents/commands/lift-embargo'
import { removeAttachment } from '@/lib/server/incidents/commands/remove-attachment'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { setEmbargo } from '@/lib/server/incidents/commands/set-embargo'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { readAttachmentForm } from '@/lib/web/attachment-route'
import { askAction, callAction } from '@/lib/web/call-action'
import { formAction, readFields } from '@/lib/web/form-action'

export const saveDraftAction = callAction(editDraft)
export const reviseAction = callAction(reviseReport)
export const fileAction = callAction(fileIncident)
export const latestAction = askAction(getIncident)
export const attachAction = formAction(addAttachment, { read: readAttachmentForm, done: 'The file is attached.' })
export const detachAction = formAction(removeAttachment, { done: 'The file is taken off.' })
export const liftEmbargoAction = formAction(liftEmbargo, { done: 'The embargo is lifted.' })
export const embargoAction = formAction(setEmbargo, {
	done: 'The embargo is set.',
	read: (form) => ({ ...readFields(form), until: `${String(form.get('until'))}:00Z` }),
})
