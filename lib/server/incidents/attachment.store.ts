import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Tx } from '@/lib/server/kernel/prisma'

/** The hashes of what is attached to a case now; waits for anyone who is attaching to it at this moment. */
export async function lockAttachments(tx: Tx, incidentId: string): Promise<readonly string[]> {
	await tx.$executeRaw`SELECT 1 FROM incident WHERE id = ${incidentId}::uuid FOR UPDATE`
	const rows = await tx.attachment.findMany({ where: { incidentId, removedAt: null }, select: { sha256: true } })
	return rows.map(({ sha256 }) => sha256)
}

export type AttachmentRow = {
	readonly incidentId: string
	readonly sha256: string
	readonly name: string
	readonly mediaType: string
	readonly sizeBytes: number
	readonly visibility: Visibility
	readonly uploadedBy: string | null
}

/** Notes that these bytes belong to the case; a file that was taken off comes back as old as it was before. */
export async function saveAttachment(tx: Tx, row: AttachmentRow, at: Instant): Promise<string> {
	const { incidentId, sha256 } = row
	const data = { ...row, removedAt: null }
	const saved = await tx.attachment.upsert({
		where: { incidentId_sha256: { incidentId, sha256 } },
		create: { ...data, id: randomUUID(), createdAt: toDate(at) },
		update: data,
		select: { id: true },
	})
	return saved.id
}

export async function removeAttachmentRow(tx: Tx, incidentId: string, sha256: string, at: Instant): Promise<void> {
	await tx.attachment.update({
		where: { incidentId_sha256: { incidentId, sha256 } },
		data: { removedAt: toDate(at) },
	})
}
