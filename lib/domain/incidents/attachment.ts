import { type Outcome, ok, type Result, refuse } from '@/lib/domain/kernel/result'
import type { IncidentState } from './incident'

export const LARGEST_ATTACHMENT_BYTES = 10 * 1024 * 1024
const MOST_ATTACHMENTS = 50

/** What may be attached, with the name endings that a browser offers for it. Nothing in this list runs by itself. */
export const ATTACHMENT_TYPES = {
	'image/png': ['.png'],
	'image/jpeg': ['.jpg', '.jpeg'],
	'image/webp': ['.webp'],
	'application/pdf': ['.pdf'],
	'application/json': ['.json'],
	'text/plain': ['.txt', '.log', '.md', '.csv', '.yml', '.yaml', '.toml'],
	'application/gzip': ['.gz'],
	'application/zip': ['.zip'],
} as const
export type AttachmentType = keyof typeof ATTACHMENT_TYPES

/** Whether files of this media type may be attached. */
export function isAttachmentType(mediaType: string | null): mediaType is AttachmentType {
	return mediaType !== null && mediaType in ATTACHMENT_TYPES
}

export type NewAttachment = {
	readonly sizeBytes: number
	/** Found by looking into the bytes, never taken from the name; `null` when nothing known was found. */
	readonly mediaType: string | null
	readonly sha256: string
}

/** Attachments are part of the report: whoever may write the report at this stage may add and remove them. */
export function attachmentPermission(state: IncidentState): 'incident.draft' | 'incident.revise' {
	return state === 'draft' ? 'incident.draft' : 'incident.revise'
}

type AttachmentEvent = {
	readonly type: 'incident.attachment_added' | 'incident.attachment_removed'
	/** The file's hash; the log hashes it once more with a salt, for whoever may not see the file must not guess it. */
	readonly note: string
}

/**
 * Adds a file to a case under the SHA-256 of its bytes. Refuses an empty or too large file (10 MiB), a type that is
 * not in the list, the same bytes twice, and more than fifty files.
 */
export function attach(
	attached: readonly string[],
	file: NewAttachment,
): Result<Outcome<{ readonly mediaType: AttachmentType }, AttachmentEvent>> {
	const { sha256, sizeBytes, mediaType } = file
	if (sizeBytes === 0) return refuse('empty_file', 'This file is empty; choose another.')
	if (sizeBytes > LARGEST_ATTACHMENT_BYTES)
		return refuse('too_large', 'A file may be 10 MiB at most; shorten it, or attach it in parts.', { sizeBytes })
	if (!isAttachmentType(mediaType)) {
		const known = 'a PNG, JPEG or WebP image, a PDF, JSON, plain text, or a zip or gzip of these'
		return refuse('unknown_file_type', `This file is not of a type that can be attached. Use ${known}.`, {
			found: mediaType,
		})
	}
	if (attached.includes(sha256)) return refuse('already_attached', 'This very file is attached to the case already.')
	if (attached.length >= MOST_ATTACHMENTS)
		return refuse('too_many_attachments', `A case holds ${MOST_ATTACHMENTS} files; remove one first.`)
	return ok({ state: { mediaType }, events: [{ type: 'incident.attachment_added', note: sha256 }] })
}

/** Takes a file off a case; that it was there, and its hash, stay in the log. */
export function detach(
	attached: readonly string[],
	sha256: string,
): Result<Outcome<{ readonly sha256: string }, AttachmentEvent>> {
	if (!attached.includes(sha256))
		return refuse('not_attached', 'This file is not attached to the case; reload the page.')
	return ok({ state: { sha256 }, events: [{ type: 'incident.attachment_removed', note: sha256 }] })
}
