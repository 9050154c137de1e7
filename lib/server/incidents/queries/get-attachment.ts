import 'server-only'
import { GetAttachmentInput } from '@/lib/contracts/attachments'
import { canReadIncident, clearanceFor } from '@/lib/domain/access/can-read-incident'
import { isWithin } from '@/lib/domain/incidents/redact'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import { attachmentBlobs } from '@/lib/server/blobs/attachment-blobs'
import { findIncidentByRef } from '@/lib/server/incidents/incident.store'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type AttachmentFile = {
	readonly name: string
	readonly mediaType: string
	readonly sha256: string
	readonly bytes: Uint8Array
	/** Whether everyone may read it. */
	readonly isPublic: boolean
}

/** One attached file with its bytes, for those who may read the case and the file. */
export const getAttachment = defineQuery({
	name: 'incident.get_attachment',
	input: GetAttachmentInput,
	answer: async ({ db, input, actor }): Promise<AttachmentFile | null> => {
		const incident = await findIncidentByRef(db, input.incidentId)
		if (incident === null || !canReadIncident(actor, incident)) return null
		const row = await db.attachment.findFirst({
			where: { incidentId: incident.id, sha256: input.sha256, removedAt: null },
		})
		if (row === null) return null
		const visibility = fromColumn<Visibility>(row.visibility)
		if (!isWithin(visibility, clearanceFor(actor, incident.operatorId))) return null
		const bytes = await attachmentBlobs().get(row.sha256)
		if (bytes === null) throw new Error(`The attachment ${row.sha256} is not in the store`)
		const { name, mediaType, sha256 } = row
		return { name, mediaType, sha256, bytes, isPublic: visibility === 'public' && incident.publishedAt !== null }
	},
})
