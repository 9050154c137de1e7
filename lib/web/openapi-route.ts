import 'server-only'
import { answering, tagged } from './answering'
import type { RouteHandler } from './api-route'
import { type OpenApiDocument, openApiDocument } from './openapi'
import { problemResponse } from './problem-response'
import { guard } from './request-guard'

let described: string | undefined

/** The description of the API; it changes with the program alone, so it is written once. */
export const openApiRoute: RouteHandler<OpenApiDocument> = (request) =>
	answering(request, async () => {
		const barred = await guard(request, 'read')
		if (barred) return problemResponse(barred)
		described ??= JSON.stringify(openApiDocument())
		const { headers, isKnown } = tagged(request, described, 'public')
		if (isKnown) return new Response(null, { status: 304, headers })
		return new Response(described, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } })
	})
