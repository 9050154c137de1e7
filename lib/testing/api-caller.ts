import { join } from 'node:path'
import type { Actor } from '@/lib/domain/access/actor'

const ROUTES = join(import.meta.dirname, '..', '..', 'app', 'api', 'v1')

/** Who sends the request; a test that calls routes puts this in the place of `lib/web/request-context`. */
export const caller: { actor: Actor } = { actor: { kind: 'visitor' } }

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Calls the route handler that answers `get /votes/{voteId}` for `actor`, as Next would. */
export async function callRoute(
	operation: string,
	actor: Actor,
	names: Readonly<Record<string, string>>,
	sent: { readonly search?: string | undefined; readonly body?: object | undefined } = {},
): Promise<Response> {
	const [method = '', path = ''] = operation.split(' ')
	const file = join(ROUTES, path.replaceAll(/\{(\w+)\}/g, '[$1]'), 'route.ts')
	const handler: Handler = (await import(file))[method.toUpperCase()]
	const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, names[name] ?? '']))
	const { search = '', body } = sent
	const isForm = body instanceof FormData
	const request = new Request(`http://127.0.0.1:3000/api/v1${path}${search}`, {
		method: method.toUpperCase(),
		...(body && { body: isForm ? body : JSON.stringify(body) }),
		headers: {
			// Each operation from a client of its own: a test of many questions is not one client that asks too often.
			'X-Forwarded-For': operation.replaceAll(/[^a-z]/gi, '-'),
			...(body && !isForm && { 'Content-Type': 'application/json' }),
		},
	})
	caller.actor = actor
	return handler(request, { params: Promise.resolve(params) })
}
