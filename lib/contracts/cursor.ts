import { z } from 'zod'
import { isPlain } from '@/lib/domain/kernel/plain-text'
import { Time } from './fields'

/** Where a page ended: the sort key and id of its last row. */
const Place = z.tuple([z.string().max(300).refine(isPlain), z.uuid()])

/** Reads what stands in a cursor; `null` for one that no list gave. */
export function placeIn(cursor: string): { readonly key: string; readonly id: string } | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(
			Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)),
		)
		const place = Place.safeParse(JSON.parse(text)).data
		return place ? { key: place[0], id: place[1] } : null
	} catch {
		return null // not a cursor of ours
	}
}

const STRANGE = 'This cursor is not one that a list gave; leave it out to start from the beginning.'

/** A cursor as a list gave it. Opaque to the outside; one that was damaged is refused, or a reader would go in circles. */
export const Cursor = z
	.string()
	.max(600, STRANGE)
	.refine((cursor) => placeIn(cursor) !== null, STRANGE)
/** The same of a list whose rows are numbered. */
export const NumberCursor = Cursor.refine((cursor) => /^\d{1,9}$/.test(placeIn(cursor)?.key ?? ''), STRANGE)
/** The same of a list that is sorted by time. */
export const TimeCursor = Cursor.refine((cursor) => Time.safeParse(placeIn(cursor)?.key).success, STRANGE)
