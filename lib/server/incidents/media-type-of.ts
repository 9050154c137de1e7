import 'server-only'
import { fileTypeFromBuffer } from 'file-type'

// biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that no text holds, ESC of a coloured log apart
const UNREADABLE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/** The media type that the bytes themselves show: by their signature, or as readable text; `null` when neither. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string | null> {
	const found = await fileTypeFromBuffer(bytes)
	if (found) return found.mime
	const text = asText(bytes)
	if (text === null) return null
	if (/^\s*(<!doctype\s+html|<html|<svg|<\?xml|<script)/i.test(text)) return 'text/html'
	return isJson(text) ? 'application/json' : 'text/plain'
}

function asText(bytes: Uint8Array): string | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
		return UNREADABLE.test(text) ? null : text
	} catch {
		return null // not UTF-8: then it is no text that we know
	}
}

function isJson(text: string): boolean {
	try {
		return typeof JSON.parse(text) === 'object'
	} catch {
		return false // text that is not JSON is plain text
	}
}
