import 'server-only'
import { RemoveAttachmentInput } from '@/lib/contracts/attachments'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { attachmentPermission, detach } from '@/lib/domain/incidents/attachment'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { lockAttachments, removeAttachmentRow } from '../attachment.store'
import { findIncident } from '../incident.store'

/** Takes a file off a report; its hash stays in the log. */
export const removeAttachment = defineCommand({
	name: 'incident.remove_attachment',
	input: RemoveAttachmentInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		return incident && { incident, attached: await lockAttachments(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject: { incident } }) => can(actor, attachmentPermission(incident.state), incident),
	decide: ({ subject, input }) => detach(subject.attached, input.sha256),
	save: async ({ tx, subject: { incident }, outcome: { state }, now }) => {
		await removeAttachmentRow(tx, incident.id, state.sha256, now)
		return state
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
