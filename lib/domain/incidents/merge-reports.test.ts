import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '@/lib/domain/kernel/instant'
import { emptyReport } from './empty-report'
import { changedFields, mergeReports } from './merge-reports'
import type { Report, TimelineRow } from './report'

const BASE: Report = { ...emptyReport(0 as Instant), title: 'Keys live twice' }
const row = (id: string, text: string): TimelineRow => ({
	id,
	kind: 'note',
	at: '2026-05-14T10:00:00.000Z',
	slot: null,
	text,
	source: '',
	evidence: [],
})

describe('two people at one draft', () => {
	test('each change of one side alone is taken', () => {
		const merged = mergeReports(BASE, { ...BASE, title: 'Ours' }, { ...BASE, lessons: 'Theirs' })
		expect(merged).toEqual({ report: { ...BASE, title: 'Ours', lessons: 'Theirs' }, contested: [] })
	})

	test('the same change on both sides is no conflict', () => {
		const both = { ...BASE, title: 'Same' }
		expect(mergeReports(BASE, both, both)).toEqual({ report: both, contested: [] })
	})

	test('a field that both changed stays ours and is named', () => {
		const merged = mergeReports(BASE, { ...BASE, title: 'Ours' }, { ...BASE, title: 'Theirs' })
		expect([merged.report.title, merged.contested]).toEqual(['Ours', ['title']])
	})

	test('rows that each has added are kept, ours first', () => {
		const base = { ...BASE, timeline: [row('a', 'began')] }
		const ours = { ...base, timeline: [row('a', 'began'), row('b', 'ours')] }
		const theirs = { ...base, timeline: [row('c', 'theirs'), row('a', 'began')] }
		const merged = mergeReports(base, ours, theirs)
		expect(merged.report.timeline.map(({ text }) => text)).toEqual(['began', 'ours', 'theirs'])
		expect(merged.contested).toEqual([])
	})

	test('a row that one changed and the other took away is kept and named', () => {
		const base = { ...BASE, timeline: [row('a', 'began')] }
		const changed = { ...base, timeline: [row('a', 'began at noon')] }
		const gone = { ...base, timeline: [] }
		for (const [ours, theirs] of [
			[changed, gone],
			[gone, changed],
		] as const) {
			const merged = mergeReports(base, ours, theirs)
			expect(merged.report.timeline.map(({ text }) => text)).toEqual(['began at noon'])
			expect(merged.contested).toEqual(['timeline/a'])
		}
	})
})

const Text = fc.constantFrom('', 'a', 'b', 'c')
const Rows = fc.uniqueArray(
	fc.record({ id: fc.constantFrom('r1', 'r2', 'r3', 'r4'), text: Text }).map(({ id, text }) => row(id, text)),
	{ selector: ({ id }) => id, maxLength: 4 },
)
const AnyReport = fc
	.record({ title: Text, lessons: Text, timeline: Rows })
	.map((fields): Report => ({ ...BASE, ...fields }))

describe('whatever two people write', () => {
	test('nothing that either wrote is lost without being named', () => {
		fc.assert(
			fc.property(AnyReport, AnyReport, AnyReport, (base, ours, theirs) => {
				const { report, contested } = mergeReports(base, ours, theirs)
				for (const field of changedFields(base, theirs)) {
					if (field === 'timeline') {
						for (const theirRow of theirs.timeline) {
							const kept = report.timeline.find(({ id }) => id === theirRow.id)
							const isOld = base.timeline.some((old) => old.id === theirRow.id && old.text === theirRow.text)
							const isNamed = contested.includes(`timeline/${theirRow.id}`)
							expect(isOld || isNamed || kept?.text === theirRow.text).toBe(true)
						}
					} else expect(contested.includes(field) || report[field] === theirs[field]).toBe(true)
				}
				for (const ourRow of ours.timeline) {
					const isOld = base.timeline.some((old) => old.id === ourRow.id && old.text === ourRow.text)
					expect(isOld || report.timeline.some(({ id, text }) => id === ourRow.id && text === ourRow.text)).toBe(true)
				}
			}),
		)
	})

	test('against an unchanged other side ours stands as it is', () => {
		fc.assert(
			fc.property(AnyReport, AnyReport, (base, ours) => {
				expect(mergeReports(base, ours, base)).toEqual({ report: ours, contested: [] })
				expect(mergeReports(base, base, ours).contested).toEqual([])
			}),
		)
	})
})
