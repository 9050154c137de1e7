const LOCALE = 'en-GB'

const DATE_TIME = new Intl.DateTimeFormat(LOCALE, {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'UTC',
})
const DATE = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `14 May 2026, 10:00 UTC` */
export function formatTime(iso: string): string {
	return `${DATE_TIME.format(new Date(iso)).replace(' at ', ', ')} UTC`
}

/** `14 May 2026` */
export function formatDay(iso: string): string {
	return DATE.format(new Date(iso))
}

/** As much of a moment as is known. */
export function formatPrecisely(iso: string, precision: 'minute' | 'day' | 'month'): string {
	if (precision === 'minute') return formatTime(iso)
	return precision === 'day' ? formatDay(iso) : MONTH.format(new Date(iso))
}

/** `1 h 23 min`, `3 days 4 h` */
export function formatDuration(ms: number): string {
	const minutes = Math.round(ms / 60_000)
	if (minutes < 60) return `${minutes} min`
	const hours = Math.floor(minutes / 60)
	if (hours < 48) return [`${hours} h`, minutes % 60 > 0 && `${minutes % 60} min`].filter(Boolean).join(' ')
	return [`${Math.floor(hours / 24)} days`, hours % 24 > 0 && `${hours % 24} h`].filter(Boolean).join(' ')
}
