import 'server-only'
import { placeIn } from '@/lib/contracts/cursor'

type Place = { readonly key: string; readonly id: string }

export function encodeCursor({ key, id }: Place): string {
	return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** Reads a cursor that the contract has let through. */
export function decodeCursor(text: string): Place | null {
	return placeIn(text)
}

/** The same for a list that is sorted by time. */
export function decodeTimeCursor(text: string): { readonly at: Date; readonly id: string } | null {
	const place = placeIn(text)
	return place && { at: new Date(place.key), id: place.id }
}
