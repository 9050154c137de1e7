import { describe, expect, test } from 'vitest'
import { instant, minutes } from '@/lib/domain/kernel/instant'
import { derivedTimes } from './derived-times'
import { emptyReport, missingForFiling } from './empty-report'
import { contradictsForks } from './fork-schedule'
import { hiddenSections, redactReport } from './redact'
import { type Report, SECTION_KEYS, type SectionKey } from './report'
import { hashSections, revisionHash } from './section-hashes'
import { caseSlug, slugify } from './slug'

const AT = instant('2026-05-14T10:00:00Z')
const report: Report = {
	...emptyReport(AT),
	title: 'Keys live twice',
	incidentClass: 'slashing',
	whatHappened: 'Both clusters attested.',
	whySurprised: 'We believed the answer.',
	lessons: 'Wipe first.',
	visibility: { surprise: 'dao', lessons: 'operator' },
}
/** Not a real hash: a text that tells inputs apart is all that these rules need. */
const plainHash = (text: string): string => `<${text}>`
const salts = Object.fromEntries(SECTION_KEYS.map((key) => [key, `salt of ${key}`])) as Record<SectionKey, string>

describe('redaction', () => {
	test('empties what a reader may not see, and says which sections those are', () => {
		expect(hiddenSections(report, 'public')).toEqual(['surprise', 'lessons'])
		expect(redactReport(report, 'public')).toMatchObject({
			whySurprised: '',
			lessons: '',
			whatHappened: report.whatHappened,
		})
		expect(redactReport(report, 'dao')).toMatchObject({ whySurprised: report.whySurprised, lessons: '' })
		expect(redactReport(report, 'operator')).toEqual(report)
	})
})

describe('the hash of a revision', () => {
	const hashOf = (value: Report) => revisionHash(value, hashSections(value, salts, plainHash), plainHash)

	test('changes with every section, with the header and with the visibility', () => {
		const changes: readonly Partial<Report>[] = [
			{ title: 'Other' },
			{ lessons: 'Other' },
			{ visibility: {} },
			{ uncertainties: ['The day.'] },
			{ validators: { ...report.validators, count: 11 } },
		]
		const hashes = changes.map((change) => hashOf({ ...report, ...change }))
		expect(new Set([...hashes, hashOf(report)]).size).toBe(changes.length + 1)
	})

	test('covers a hidden section by its salted hash, so that the text is not needed to check it', () => {
		const sections = hashSections(report, salts, plainHash)
		expect(revisionHash(redactReport(report, 'public'), sections, plainHash)).toBe(hashOf(report))
	})
})

describe('derived times', () => {
	const row = (kind: 'started' | 'detected' | 'resolved', at: string) => ({
		id: kind,
		kind,
		at,
		slot: null,
		text: '',
		source: '',
		evidence: [],
	})

	test('count from the first start to the first milestone, and are unknown without one', () => {
		const timeline = [
			row('detected', '2026-05-14T10:37:00Z'),
			row('started', '2026-05-14T10:00:00Z'),
			row('detected', '2026-05-14T11:00:00Z'),
		]
		expect(derivedTimes(timeline)).toMatchObject({ detect: minutes(37), resolve: null })
		expect(derivedTimes([row('detected', '2026-05-14T10:37:00Z')]).detect).toBeNull()
	})
})

describe('what must be said before filing', () => {
	test('is a title and what happened', () => {
		expect(missingForFiling(emptyReport(AT))).toEqual(['Title', 'What happened'])
		expect(missingForFiling(report)).toEqual([])
	})
})

describe('addresses', () => {
	test('are made of day, operator and class', () => {
		expect(caseSlug('2023-04-13T13:02:00.000Z', 'rocklogic', 'slashing')).toBe('2023-04-13-rocklogic-slashing')
		expect(slugify('Ünï Ståking & Co. GmbH')).toBe('uni-staking-co-gmbh')
	})
})

describe('the fork schedule', () => {
	test.each([
		['2020-11-30', '', 'before the beacon chain began'],
		['2026-05-15', '', 'in the future'],
		['2025-05-06', 'after Pectra', 'before the electra fork'],
		['2025-12-02', 'Fusaka desync', 'before the fulu fork'],
		['2021-10-27', 'beacon chain (phase0)', 'after the end of phase0'],
	])('%s contradicts "%s"', (day, text, sentence) => {
		expect(contradictsForks(day, text, '2026-05-14')).toContain(sentence)
	})

	test.each([
		['2023-04-13', 'the day after Capella'],
		['2025-12-03', 'Fusaka'],
		['2021-02-02', 'phase0'],
	])('%s agrees with "%s"', (day, text) => {
		expect(contradictsForks(day, text, '2026-05-14')).toBeNull()
	})
})
