import 'server-only'
import type { Query } from '@/lib/server/kernel/define-query'
import { answering, tagged } from './answering'
import type { RouteHandler } from './api-route'
import { problemResponse } from './problem-response'
import { actorOfRequest } from './request-context'
import { guard } from './request-guard'

/** An answer of any length: what it is known by, and its rows page by page. */
type Export<Row> = { readonly version: string; readonly pages: () => AsyncIterable<readonly Row[]> }

/** `Document` is what the whole text reads as: the description of the API is written from it. */
export type ExportFormat<View, Row, Document = string> = {
	readonly document?: Document
	readonly contentType: string
	/** Given where a browser should save the answer instead of showing it. */
	readonly fileName?: (view: View) => string
	/** Where the columns are described. */
	readonly describedBy?: string
	readonly head: (view: View) => string
	readonly row: (row: Row, isFirst: boolean) => string
	readonly tail: string
}

/** A query as a file for machines. Rows leave page by page as the reader takes them, so that no file fills the memory. */
export function exportRoute<Row, View extends Export<Row>, Document>(
	query: Query<never, View>,
	format: ExportFormat<View, Row, Document>,
): RouteHandler<Document> {
	return (request, { params }) =>
		answering(request, async () => {
			const barred = await guard(request, 'tool')
			if (barred) return problemResponse(barred)
			const actor = await actorOfRequest()
			const input = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await params) }
			// The query parses what it is given, so an unknown shape is safe here.
			const result = await query.ask(input as never, { actor })
			if (!result.ok) return problemResponse(result.problem)
			const view = result.value
			const version = `${format.contentType} ${view.version}`
			const { headers, isKnown } = tagged(request, version, actor.kind === 'visitor' ? 'public' : 'private')
			if (isKnown) return new Response(null, { status: 304, headers })
			const name = format.fileName?.(view)
			return new Response(streamOf(textOf(view, format)), {
				headers: {
					...headers,
					'Content-Type': format.contentType,
					...(name && { 'Content-Disposition': `attachment; filename="${name}"` }),
					...(format.describedBy && { Link: `<${format.describedBy}>; rel="describedby"` }),
				},
			})
		})
}

async function* textOf<Row, View extends Export<Row>>(view: View, format: ExportFormat<View, Row, unknown>) {
	yield format.head(view)
	let isFirst = true
	for await (const page of view.pages()) {
		let text = ''
		for (const row of page) {
			text += format.row(row, isFirst)
			isFirst = false
		}
		yield text
	}
	yield format.tail
}

/** Takes the next part only when the reader wants it, and stops reading when the reader has gone. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder()
	return new ReadableStream<Uint8Array>(
		{
			pull: async (controller) => {
				let part = await parts.next()
				while (!part.done && part.value === '') part = await parts.next()
				if (part.done) controller.close()
				else controller.enqueue(encoder.encode(part.value))
			},
			cancel: async () => {
				await parts.return(undefined)
			},
		},
		{ highWaterMark: 1 },
	)
}
