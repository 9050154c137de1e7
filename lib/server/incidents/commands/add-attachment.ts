import 'server-only'
import { AddAttachmentInput } from '@/lib/contracts/attachments'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { type AttachmentType, attach, attachmentPermission } from '@/lib/domain/incidents/attachment'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import { attachmentBlobs } from '@/lib/server/blobs/attachment-blobs'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { sha256 } from '@/lib/server/log/append-to-log'
import { lockAttachments, saveAttachment } from '../attachment.store'
import { findIncident } from '../incident.store'
import { mediaTypeOf } from '../media-type-of'

export type AddedAttachment = {
	readonly id: string
	readonly name: string
	readonly sha256: string
	readonly sizeBytes: number
	readonly mediaType: AttachmentType
	readonly visibility: Visibility
}

/** Attaches a file to a report, under the hash of its bytes. The bytes are on disk before the case names them. */
export const addAttachment = defineCommand({
	name: 'incident.add_attachment',
	input: AddAttachmentInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const file = {
			sha256: sha256(input.content),
			sizeBytes: input.content.byteLength,
			mediaType: await mediaTypeOf(input.content),
		}
		return { incident, file, attached: await lockAttachments(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject: { incident } }) => can(actor, attachmentPermission(incident.state), incident),
	decide: ({ subject }) => attach(subject.attached, subject.file),
	save: async ({ tx, input, subject: { incident, file }, outcome, actor, now }): Promise<AddedAttachment> => {
		await attachmentBlobs().put(file.sha256, input.content)
		const row = {
			...file,
			incidentId: incident.id,
			name: input.name,
			mediaType: outcome.state.mediaType,
			visibility: input.visibility,
			uploadedBy: personOf(actor)?.id ?? null,
		}
		const id = await saveAttachment(tx, row, now)
		return { id, name: input.name, ...file, mediaType: outcome.state.mediaType, visibility: input.visibility }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
