import { type NextRequest, NextResponse } from 'next/server'

/** Every page gets a content policy of its own: only scripts and styles with this response's nonce run. */
export function proxy(request: NextRequest): NextResponse {
	const nonce = btoa(crypto.randomUUID())
	const policy = contentPolicy(nonce)
	const headers = new Headers(request.headers)
	headers.set('x-nonce', nonce)
	headers.set('Content-Security-Policy', policy)
	const response = NextResponse.next({ request: { headers } })
	response.headers.set('Content-Security-Policy', policy)
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
		"manifest-src 'self'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"object-src 'none'",
	].join('; ')
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
