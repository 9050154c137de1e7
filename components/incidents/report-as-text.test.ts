import { expect, test } from 'vitest'
import { emptyReport } from '@/lib/domain/incidents/empty-report'
import type { Report } from '@/lib/domain/incidents/report'
import { instant } from '@/lib/domain/kernel/instant'
import { changesBetween } from './report-as-text'

const BEFORE: Report = { ...emptyReport(instant('2026-05-14T10:00:00Z')), title: 'Keys live twice' }

test('a change of the head of a report is told like a change of its text', () => {
	const after: Report = {
		...BEFORE,
		occurredAt: '2026-05-13T10:00:00.000Z',
		incidentClass: 'slashing',
		validators: { ...BEFORE.validators, count: 11 },
	}
	expect(changesBetween(BEFORE, after).map(({ name, before, after: now }) => [name, before, now])).toEqual([
		['Class', 'Other', 'Slashing'],
		['When it began', '14 May 2026, 10:00 UTC', '13 May 2026, 10:00 UTC'],
		['Validators affected', expect.stringContaining('not known'), expect.stringContaining('11')],
	])
})

test('what did not change is not told', () => {
	expect(changesBetween(BEFORE, { ...BEFORE })).toEqual([])
})
