import { z } from 'zod'
import { hasControlCharacters, isPlain } from '@/lib/domain/kernel/plain-text'

/** Fields that many inputs share. Each message tells the reader what to do. */

export const Id = z.uuid('This is not an id that Guardrail gives; copy it from the address or a list.')

export const Version = z.coerce
	.number('Give the version as a number.')
	.int('Give the version as a whole number.')
	.positive('Give the version that you saw; it is above zero.')

/** A text of at most `most` characters; empty is allowed. */
export function text(most: number) {
	return z
		.string('Write this as a text.')
		.trim()
		.max(most, `Keep this to ${most.toLocaleString('en-GB')} characters.`)
		.refine((value) => !hasControlCharacters(value), 'Remove the control characters from this text.')
		.refine((value) => value.isWellFormed(), 'This text holds a broken character; type it again.')
}

/** A text that must not be empty; `what` completes "Please write ...". */
export function requiredText(most: number, what: string) {
	return text(most).min(1, `Write ${what}.`)
}

const YEARS = 'Give a year from 1970 to 9999.'
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z')

export const Time = z.iso
	.datetime({ offset: true, error: 'Give a time with its zone, for example 2026-05-14T10:00:00Z.' })
	.refine((value) => Date.parse(value) >= 0 && Date.parse(value) <= LAST_MOMENT, YEARS)
export const Day = z.iso.date('Give a date, for example 2026-05-14.').refine((value) => value >= '1970-01-01', YEARS)

/** Words or a filter from an address: whatever anybody types there, the database can read it. */
export const Asked = text(200)
/** What names a thing in an address: its id or its slug. */
export const Ref = requiredText(200, 'the id or the address')

export const HttpUrl = z
	.url({ protocol: /^https?$/, error: 'Give a full web address that starts with https:// or http://.' })
	.max(2_000, 'Keep the address to 2,000 characters.')
	.refine(isPlain, 'Copy the address again; it holds characters that no address has.')

/** Any JSON whose texts can be stored. */
export const PlainJson = z.json().refine(isPlain, 'Remove control and broken characters from these texts.')

const MOST_COUNTED = 2_147_483_647
/** A number of things, as large as the database counts. */
export const Count = z
	.number('Give this as a number.')
	.int('Give a whole number.')
	.nonnegative('Give zero or more.')
	.max(MOST_COUNTED, `Give at most ${MOST_COUNTED.toLocaleString('en-GB')}.`)

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256 in 64 hex digits.')

export const ConflictOfInterest = z.enum(
	['none', 'operated_by_me', 'invested_in', 'client_team_of', 'supplier_of'],
	'Say whether you have a conflict of interest: none, operated_by_me, invested_in, client_team_of or supplier_of.',
)

/** Whether a name is free to be a key: not one that every object has already, such as `constructor`. */
export function isOwnName(name: string): boolean {
	return !(name in Object.prototype)
}
