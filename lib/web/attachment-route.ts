import 'server-only'
import { problem } from '@/lib/contracts/problem'
import { LARGEST_ATTACHMENT_BYTES } from '@/lib/domain/incidents/attachment'
import { type AddedAttachment, addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { type AttachmentFile, getAttachment } from '@/lib/server/incidents/queries/get-attachment'
import { answering } from './answering'
import { type RouteHandler, receiptHeader } from './api-route'
import { problemResponse } from './problem-response'
import { readBytes } from './read-body'
import { actorOfRequest } from './request-context'
import { guard } from './request-guard'

const AROUND_THE_FILE_BYTES = 64 * 1024

/** Takes one file as multipart/form-data: `file`, and `visibility` if it is not public. */
export const uploadRoute: RouteHandler<AddedAttachment> = (request, { params }) =>
	answering(request, async () => {
		const barred = await guard(request, 'write')
		if (barred) return problemResponse(barred)
		const bytes = await readBytes(request, LARGEST_ATTACHMENT_BYTES + AROUND_THE_FILE_BYTES)
		if (bytes === null) return problemResponse(problem('too_large', 'A file may be 10 MiB at most.'))
		const form = await parseForm(bytes, request.headers.get('content-type') ?? '')
		if (form === null) {
			const message = 'Send the file as multipart/form-data, in the field "file".'
			return problemResponse(problem('invalid_input', message, { issues: [{ path: 'file', message }] }))
		}
		const input = { ...(await readAttachmentForm(form)), incidentId: (await params).incidentId }
		// The command parses what it is given, so an unknown shape is safe here.
		const result = await addAttachment.execute(input as never, { actor: await actorOfRequest() })
		if (!result.ok) return problemResponse(result.problem)
		const headers = { 'Cache-Control': 'no-store', ...receiptHeader(result.leaves) }
		return Response.json(result.value, { status: 201, headers })
	})

async function parseForm(bytes: Buffer, contentType: string): Promise<FormData | null> {
	if (!contentType.startsWith('multipart/form-data')) return null
	try {
		return await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }).formData()
	} catch {
		return null // a body that is not what its header says is the caller's mistake
	}
}

/** The fields of a form with a file, as the command takes them. */
export async function readAttachmentForm(form: FormData): Promise<Record<string, unknown>> {
	const file = form.get('file')
	const isFile = file instanceof File && (file.size > 0 || file.name !== '')
	return {
		incidentId: form.get('incidentId'),
		visibility: form.get('visibility') ?? undefined,
		...(isFile && { name: file.name, content: new Uint8Array(await file.arrayBuffer()) }),
	}
}

/** Hands an attachment out as a download: never shown by the browser as a page or image of ours. */
export const downloadRoute: RouteHandler<Blob> = (request, { params }) =>
	answering(request, async () => {
		const barred = await guard(request, 'read')
		if (barred) return problemResponse(barred)
		const { incidentId = '', sha256 = '' } = await params
		const result = await getAttachment.ask({ incidentId, sha256 }, { actor: await actorOfRequest() })
		if (!result.ok) return problemResponse(result.problem)
		const file = result.value
		const headers = downloadHeaders(file)
		if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers })
		return new Response(new Uint8Array(file.bytes), { headers })
	})

function downloadHeaders({ name, mediaType, sha256, bytes, isPublic }: AttachmentFile) {
	const plain = name.replace(/[^\w. -]/g, '_')
	const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
	return {
		'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
		'Content-Length': String(bytes.byteLength),
		'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
		'Content-Security-Policy': "default-src 'none'; sandbox",
		'X-Content-Type-Options': 'nosniff',
		ETag: `"${sha256}"`,
		'Cache-Control': isPublic ? 'public, max-age=0, must-revalidate' : 'private, no-store',
		Vary: 'Cookie, Authorization',
	}
}
