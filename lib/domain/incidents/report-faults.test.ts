import { expect, test } from 'vitest'
import { instant } from '@/lib/domain/kernel/instant'
import { emptyReport } from './empty-report'
import type { ImpactFigure, Report, TimelineRow } from './report'
import { faultsOf } from './report-faults'

const AT = instant('2026-05-14T10:00:00Z')
const SOUND: Report = emptyReport(AT)
const row = (at: string, id = 'row'): TimelineRow => ({
	id,
	kind: 'detected',
	at,
	slot: null,
	text: '',
	source: '',
	evidence: [],
})
const figure = (lossGwei: string, lowGwei: string | null, highGwei: string | null): ImpactFigure => ({
	id: 'figure',
	kind: 'estimate',
	lossGwei,
	lowGwei,
	highGwei,
	method: '',
	asOf: null,
	author: '',
	note: '',
})

test.each<[string, Partial<Report>, readonly string[]]>([
	['nothing unusual', {}, []],
	['a beginning four minutes ahead, as clocks differ', { occurredAt: '2026-05-14T10:04:00Z' }, []],
	['a beginning next year', { occurredAt: '2027-10-01T00:00:00Z' }, ['The beginning lies in the future.']],
	[
		'a moment tomorrow',
		{ timeline: [row('2026-05-15T10:00:00Z')] },
		['“Detected” in the timeline lies in the future.'],
	],
	[
		'noticed before it began',
		{ timeline: [{ ...row('2026-05-14T09:00:00Z', 'began'), kind: 'started' }, row('2026-05-14T08:00:00Z')] },
		['“Detected” in the timeline lies before “Started”.'],
	],
	['a loss within its range', { impact: [figure('5', '4', '6'), { ...figure('5', null, null), id: 'other' }] }, []],
	['a loss below its range', { impact: [figure('3', '4', '6')] }, ['A loss lies outside its own range.']],
	['a range turned round', { impact: [figure('5', '6', '4')] }, ['A loss lies outside its own range.']],
	[
		'one row twice',
		{ timeline: [row('2026-05-14T09:00:00Z'), row('2026-05-14T09:30:00Z')] },
		['Two rows of a list have the same id.'],
	],
])('%s', (_, change, faults) => {
	expect(faultsOf({ ...SOUND, ...change }, AT)).toEqual(faults)
})
