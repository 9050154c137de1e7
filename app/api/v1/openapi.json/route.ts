import { openApiDocument } from '@/lib/web/openapi'

export function GET(): Response {
	return Response.json(openApiDocument())
}
