import { LOCALE, perLocale } from './intl'

const UTC_DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const dayOf = perLocale((locale) => new Intl.DateTimeFormat(locale, UTC_DAY))
const monthOf = perLocale(
	(locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const clockOf = perLocale(
	(locale) =>
		new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }),
)
const relativeOf = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }))

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `14 May 2026, 10:00 UTC` */
export function formatTime(iso: string, locale = LOCALE): string {
	const moment = new Date(iso)
	return `${dayOf(locale).format(moment)}, ${clockOf(locale).format(moment)} UTC`
}

/** `14 May 2026` */
export function formatDay(iso: string, locale = LOCALE): string {
	return dayOf(locale).format(new Date(iso))
}

/** `14 May 2026, 12:00`: in the time and the language of the reader's own device. */
export function formatLocalTime(iso: string): string {
	return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

/** As much of a moment as is known. */
export function formatPrecisely(iso: string, precision: 'minute' | 'day' | 'month', locale = LOCALE): string {
	if (precision === 'minute') return formatTime(iso, locale)
	return precision === 'day' ? formatDay(iso, locale) : monthOf(locale).format(new Date(iso))
}

const STEPS = [
	['month', 61 * DAY, 30.44 * DAY],
	['day', 2 * DAY, DAY],
	['hour', 2 * HOUR, HOUR],
	['minute', MINUTE, MINUTE],
] as const

/** `in 2 days`, `3 hours ago`, seen from `now`; cut rather than rounded, so that no deadline seems later than it is. */
export function formatRelative(iso: string, now: string, locale = LOCALE): string {
	const distance = Date.parse(iso) - Date.parse(now)
	const step = STEPS.find(([, from]) => Math.abs(distance) >= from)
	if (!step) return distance < 0 ? 'just now' : 'within a minute'
	const [unit, , length] = step
	return relativeOf(locale).format(Math.trunc(distance / length), unit)
}

/** `1 h 23 min`, `3 days 4 h`, `45 days`: two units at most. */
export function formatDuration(ms: number): string {
	const minutes = Math.round(ms / MINUTE)
	if (minutes < 1) return 'under 1 min'
	if (minutes < 60) return `${minutes} min`
	const hours = Math.floor(minutes / 60)
	if (hours < 48) return [`${hours} h`, minutes % 60 > 0 && `${minutes % 60} min`].filter(Boolean).join(' ')
	const days = Math.floor(hours / 24)
	return [`${days} days`, days < 14 && hours % 24 > 0 && `${hours % 24} h`].filter(Boolean).join(' ')
}
