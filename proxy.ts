import { type NextRequest, NextResponse } from 'next/server'
import { type Problem, problem } from '@/lib/contracts/problem'
import { allowedMethods, routesOf } from '@/lib/web/allowed-methods'
import { problemResponse } from '@/lib/web/problem-response'

/** Which methods each address of the API takes; next.config.ts puts it here at build time. */
const API_ROUTES = routesOf(JSON.parse(process.env.API_METHODS ?? '{}'))

/** Every page gets a content policy of its own: only scripts and styles with this response's nonce run. */
export function proxy(request: NextRequest): Response {
	const { pathname } = request.nextUrl
	if (pathname.startsWith('/api/') && !isReadable(pathname)) return asProblem(problem('not_found'))
	const methods = allowedMethods(API_ROUTES, pathname)
	if (methods !== null && !methods.includes(request.method)) return methodNotAllowed(methods)
	const nonce = btoa(crypto.randomUUID())
	const policy = contentPolicy(nonce)
	const headers = new Headers(request.headers)
	headers.set('x-nonce', nonce)
	headers.set('Content-Security-Policy', policy)
	const response = isReadable(pathname)
		? NextResponse.next({ request: { headers } })
		: NextResponse.rewrite(new URL('/not-there', request.url), { request: { headers } })
	response.headers.set('Content-Security-Policy', policy)
	for (const [name, value] of Object.entries(GUARDS)) response.headers.set(name, value)
	return response
}

/** Whether the address is percent-encoded UTF-8; Next by itself fails at anything else. */
function isReadable(pathname: string): boolean {
	try {
		decodeURIComponent(pathname)
		return true
	} catch {
		return false // the caller answers
	}
}

/** Next answers a wrong method with an empty body; machines are owed a problem like any other. */
function methodNotAllowed(methods: readonly string[]): Response {
	const allowed = methods.join(', ')
	const response = asProblem(problem('method_not_allowed', `This address takes ${allowed}.`))
	response.headers.set('Allow', allowed)
	return response
}

function asProblem(found: Problem): Response {
	const response = problemResponse(found)
	for (const [name, value] of Object.entries(GUARDS)) response.headers.set(name, value)
	return response
}

const GUARDS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Strict-Transport-Security': 'max-age=31536000',
}

function contentPolicy(nonce: string): string {
	// Next's development server compiles in the browser; nothing that is shipped does.
	const forDevelopment = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
	return [
		"default-src 'none'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment}`,
		`style-src 'self' 'nonce-${nonce}'`,
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"worker-src 'self'",
		"manifest-src 'self'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"object-src 'none'",
	].join('; ')
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
