import { describe, expect, it } from 'vitest'
import { formatDay, formatDuration, formatPrecisely, formatRelative, formatTime } from './dates'

const NOW = '2026-05-14T10:00:00Z'

describe('a moment', () => {
	it('is written with its day, its minute and its zone', () => {
		expect(formatTime(NOW)).toBe('14 May 2026, 10:00 UTC')
		expect(formatTime('2026-05-14T00:05:00+02:00')).toBe('13 May 2026, 22:05 UTC')
	})

	it('has midnight as the first minute of its day', () => {
		expect(formatTime('2026-05-14T00:00:00Z')).toBe('14 May 2026, 00:00 UTC')
	})

	it('is written no more precisely than it is known', () => {
		expect(formatDay(NOW)).toBe('14 May 2026')
		expect(formatPrecisely(NOW, 'month')).toBe('May 2026')
		expect(formatPrecisely(NOW, 'day')).toBe('14 May 2026')
		expect(formatPrecisely(NOW, 'minute')).toBe('14 May 2026, 10:00 UTC')
	})

	it('follows another language when asked', () => {
		expect(formatDay(NOW, 'de-DE')).toBe('14. Mai 2026')
	})
})

describe('a distance in time', () => {
	it.each([
		['2026-05-16T10:00:00Z', 'in 2 days'],
		['2026-05-16T09:59:00Z', 'in 47 hours'],
		['2026-05-14T07:00:00Z', '3 hours ago'],
		['2026-05-14T10:01:59Z', 'in 1 minute'],
		['2026-05-14T10:00:30Z', 'within a minute'],
		['2026-05-14T09:59:30Z', 'just now'],
		['2025-05-14T10:00:00Z', '11 months ago'],
	])('from now to %s reads "%s"', (iso, words) => {
		expect(formatRelative(iso, NOW)).toBe(words)
	})
})

describe('a duration', () => {
	it.each([
		[20_000, 'under 1 min'],
		[59 * 60_000, '59 min'],
		[83 * 60_000, '1 h 23 min'],
		[2 * 3_600_000, '2 h'],
		[76 * 3_600_000, '3 days 4 h'],
		[45.4 * 86_400_000, '45 days'],
	])('of %d ms reads "%s"', (ms, words) => {
		expect(formatDuration(ms)).toBe(words)
	})
})
