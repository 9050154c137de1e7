import 'server-only'
import { z } from 'zod'
import { Time } from '@/lib/contracts/fields'
import { isPlain } from '@/lib/domain/kernel/plain-text'

/** Where a page ended: the sort key and id of its last row. Opaque to the outside. */
const Cursor = z.object({ key: z.string().max(300).refine(isPlain), id: z.uuid() })
export type Cursor = z.infer<typeof Cursor>

export function encodeCursor(cursor: Cursor): string {
	return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url')
}

/** Reads a cursor that an earlier page gave; one that was made up starts from the beginning. */
export function decodeCursor(text: string): Cursor | null {
	try {
		const [key, id]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
		return Cursor.safeParse({ key, id }).data ?? null
	} catch {
		return null // not a cursor of ours
	}
}

/** The same for a list that is sorted by time. */
export function decodeTimeCursor(text: string): { readonly at: Date; readonly id: string } | null {
	const cursor = decodeCursor(text)
	if (cursor === null || !Time.safeParse(cursor.key).success) return null
	return { at: new Date(cursor.key), id: cursor.id }
}
