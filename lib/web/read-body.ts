import 'server-only'
import { type Problem, problem } from '@/lib/contracts/problem'

const MEBIBYTE = 1024 * 1024
const MOST_MEBIBYTES = 2

type Body =
	| { readonly ok: true; readonly value: Record<string, unknown> }
	| { readonly ok: false; readonly problem: Problem }

/** Reads a JSON object of at most 2 MiB unless told otherwise; no body counts as an empty object. */
export async function readBody(request: Request, mostMebibytes = MOST_MEBIBYTES): Promise<Body> {
	const bytes = await readBytes(request, mostMebibytes * MEBIBYTE)
	const text = bytes?.toString('utf8') ?? null
	if (text === null)
		return { ok: false, problem: problem('too_large', `The body may be ${mostMebibytes} MiB at most.`) }
	if (text.trim() === '') return { ok: true, value: {} }
	const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim()
	if (mediaType !== 'application/json') return invalid('Send the body as application/json.')
	const value = parseJson(text)
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return invalid('Send one JSON object; this body is not readable as one.')
	}
	return { ok: true, value: value as Record<string, unknown> } // an object, as the line above has seen
}

/** The bytes of a body; `null` as soon as there are more than `most`. */
export async function readBytes(request: Request, most: number): Promise<Buffer | null> {
	if (Number(request.headers.get('content-length') ?? 0) > most) return null
	if (request.body === null) return Buffer.alloc(0)
	const chunks: Uint8Array[] = []
	let size = 0
	for await (const chunk of request.body) {
		size += chunk.byteLength
		if (size > most) return null
		chunks.push(chunk)
	}
	return Buffer.concat(chunks)
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined // unreadable JSON is the caller's mistake; the sentence above says so
	}
}

function invalid(sentence: string): Body {
	return { ok: false, problem: problem('invalid_input', sentence, { issues: [{ path: '', message: sentence }] }) }
}
