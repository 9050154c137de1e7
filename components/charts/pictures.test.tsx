import { render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { AssessmentSummary } from '@/components/assessment/assessment-summary'
import { SupportLadder } from '@/components/decisions/support-ladder'
import { ImpactOfCase } from '@/components/incidents/impact-of-case'
import { TimelineOfCase } from '@/components/incidents/timeline-of-case'
import { StandingOfOperator } from '@/components/operators/standing-of-operator'
import { aggregatePanel, type GradeSheet } from '@/lib/domain/assessment/aggregate'
import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import type { Report } from '@/lib/domain/incidents/report'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'

/** What a picture says to those who do not see it. */
function described(name: string | RegExp): string {
	const picture = screen.getByRole('img', { name })
	const id = picture.getAttribute('aria-describedby') ?? ''
	return document.getElementById(id)?.textContent ?? ''
}
const table = (name: string) => within(screen.getByRole('table', { name, hidden: true }))

function inRow(of: ReturnType<typeof table>, text: string): string {
	const row = of.getByText(text).closest('tr')
	return row?.textContent ?? ''
}

afterEach(() => {
	// The site's content security policy lets no style attribute through, so a picture must not count on one.
	expect(document.querySelector('[style]')).toBeNull()
})

describe('the timeline', () => {
	const row = (id: string, kind: 'started' | 'detected' | 'disclosed', at: string) => ({
		id,
		kind,
		at,
		slot: null,
		text: `Row ${id}`,
		source: '',
		evidence: [],
	})
	const timeline = [
		row('1', 'started', '2026-05-14T10:00:00Z'),
		row('2', 'detected', '2026-05-14T13:12:00Z'),
		row('3', 'disclosed', '2026-05-16T10:00:00Z'),
	] as unknown as Report['timeline']
	const none = { detect: null, acknowledge: null, mitigate: null, resolve: null, disclose: null }
	const report = { timeline } as Report
	const bare = { id: 'case', attachments: [], comments: [], times: none }

	test('says how long the silence was, before the picture and in the rows', () => {
		render(<TimelineOfCase incident={{ ...bare, report }} />)
		expect(screen.getByText(/the silence of 3 h 12 min/)).toBeTruthy()
		expect(described('Timeline to scale')).toContain('Detected: 14 May 2026, 13:12 UTC.')
		expect(inRow(table('Timeline'), 'Row 2')).toContain('+3 h 12 min')
	})

	test('draws nothing where no time passes, and keeps the rows', () => {
		render(<TimelineOfCase incident={{ ...bare, report: { ...report, timeline: timeline.slice(0, 1) } }} />)
		expect(screen.queryByRole('img')).toBeNull()
		expect(inRow(table('Timeline'), 'Row 1')).toContain('Started')
	})
})

describe('the impact', () => {
	test('has every version with its range and its day in the picture and in the table', () => {
		const figure = { method: '', author: 'DAO', note: '', lowGwei: null, highGwei: null }
		const impact: Report['impact'] = [
			{
				...figure,
				id: '1',
				kind: 'estimate',
				lossGwei: '12000000000',
				lowGwei: '10000000000',
				highGwei: '15500000000',
				asOf: '2026-05-14',
			},
			{ ...figure, id: '2', kind: 'actual', lossGwei: '13459786340', asOf: '2026-06-01' },
		]
		render(<ImpactOfCase report={{ impact, compensation: [] }} />)
		const words = described('The loss, from estimate to actual')
		expect(words).toContain('Estimate, 14 May 2026: 12 ETH, from 10 ETH to 15.5 ETH.')
		expect(words).toContain('Actual, 1 June 2026: 13.45978634 ETH.')
		const rows = table('Loss, from estimate to actual')
		expect(inRow(rows, '12 ETH')).toContain('10 ETH to 15.5 ETH')
		expect(inRow(rows, '13.45978634 ETH')).toContain('1 June 2026')
	})
})

describe('the ladder', () => {
	const rung = (number: number, share: number, isReached: boolean) => ({
		rung: number,
		key: `rung${number}`,
		name: `Consequence ${number}`,
		description: `What ${number} means.`,
		power: String(Math.round(share / 1000)),
		share,
		threshold: 5000,
		thresholdText: 'more than 1/2',
		isReached,
		score: null,
	})
	const vote = {
		support: [rung(0, 10_000, true), rung(1, 5714, true), rung(2, 2857, false)],
		decidedRung: 1,
		parameters: { target: 5700 },
		rules: { weights: { kind: 'one_each' } } as VoteView['rules'], // what the table reads
	} satisfies Pick<VoteView, 'support' | 'decidedRung' | 'parameters' | 'rules'>

	test('stands from the harshest down and marks the decided rung with what it sets', () => {
		render(<SupportLadder vote={vote} ladder={POLICY_1_0.ladder} />)
		const rungs = screen.getAllByRole('listitem')
		expect(rungs.map((item) => item.getAttribute('aria-current'))).toEqual([null, 'true', null])
		expect(rungs[1]?.textContent).toContain('Settled by this vote: Target number of validators: 5,700.')
	})

	test('says the same support at the bar and in the table', () => {
		render(<SupportLadder vote={vote} ladder={POLICY_1_0.ladder} />)
		expect(described('Support for consequence 2')).toBe('28.6 %, needs more than 1/2: not reached')
		const row = inRow(table('Support for each rung'), 'Consequence 2')
		expect(row).toContain('28.6 %')
		expect(row).toContain('No')
	})
})

describe('the factor strip', () => {
	const sheet = (letters: Partial<Record<(typeof FACTOR_KEYS)[number], string>>): GradeSheet =>
		Object.fromEntries(
			FACTOR_KEYS.map((key) => [
				key,
				{
					grade: letters[key] ?? RUBRIC_1_0.factors.find((factor) => factor.key === key)?.grades[0]?.letter ?? 'X',
				},
			]),
		) as GradeSheet
	const panel = (aggregate: PanelView['aggregate']): PanelView => ({
		kind: 'stewards',
		round: 1,
		state: aggregate ? 'closed' : 'open',
		opensAt: '2026-05-13T10:00:00Z',
		closesAt: '2026-05-20T10:00:00Z',
		revisionHash: 'ab'.repeat(32),
		revision: { number: 1, current: 1 },
		leastRatings: 0,
		sizeNote: '',
		ratingsIn: 3,
		endedEarly: [],
		recusals: [],
		aggregate,
		score: 40,
		scoreParts: [],
		vector: 'GR:1.0',
		agreement: 'They agree.',
		guidance: null,
		ratings: [],
		mine: null,
		first: null,
		mayRate: { allowed: false, because: '' },
	})
	const assessment = (panels: readonly PanelView[]) => ({
		earlier: [],
		incidentId: '1',
		slug: 'case',
		rubricVersion: '1.0',
		panels,
	})

	test('has medians and agreement of each factor in the picture and in the table', () => {
		const sheets = [sheet({ INT: 'N' }), sheet({ INT: 'R' }), sheet({ INT: 'R' })]
		const aggregate = aggregatePanel(RUBRIC_1_0, sheets, 1)
		render(
			<AssessmentSummary
				rubric={RUBRIC_1_0}
				assessment={assessment([panel(aggregate)])}
				isPast={false}
				links={new Map()}
			/>,
		)
		const share = aggregate?.factors[0]?.agreementBasisPoints ?? 0
		expect(share).toBeGreaterThan(0)
		const agreement = `${Math.round(share / 10) / 10} %`
		expect(described('How the panels rated each factor')).toContain(`Intent: stewards R, agreement ${agreement}.`)
		const row = inRow(table('Factors, Stewards (3 raters)'), 'INT Intent')
		expect(row).toContain('R, Known risk taken: 2')
		expect(row).toContain(agreement)
	})

	test('draws nothing while the panels are blind', () => {
		render(
			<AssessmentSummary rubric={RUBRIC_1_0} assessment={assessment([panel(null)])} isPast={false} links={new Map()} />,
		)
		expect(screen.queryByRole('img')).toBeNull()
		expect(screen.queryByRole('table', { hidden: true })).toBeNull()
		expect(screen.getByText(/blind until 20 May 2026/)).toBeTruthy()
	})
})

describe('the standing', () => {
	const measure = { state: 'in_force' as const, parameters: {}, incident: null, source: null }
	const operator = {
		standing: 'limited' as const,
		asOf: '2026-07-01T00:00:00.000Z',
		standingSteps: [
			{ from: '2026-01-01T00:00:00.000Z', standing: 'warned' as const },
			{ from: '2026-03-01T00:00:00.000Z', standing: 'limited' as const },
		],
		measures: [
			{ ...measure, id: '1', kind: 'warning', inForceFrom: '2026-01-01T00:00:00.000Z', endedAt: null },
			{ ...measure, id: '2', kind: 'key_limit', inForceFrom: '2026-03-01T00:00:00.000Z', endedAt: null },
			{ ...measure, id: '3', kind: 'demotion', inForceFrom: null, endedAt: null },
		],
	}

	test('has each step with the measures that made it', () => {
		render(<StandingOfOperator policy={POLICY_1_0} operator={operator} />)
		expect(described('Standing over time')).toBe('From 1 January 2026: Warned. From 1 March 2026: Limited.')
		const row = inRow(table('Standing over time'), '1 March 2026')
		expect(row).toContain('Limited')
		expect(row).toContain('Warning, Key limit')
	})

	test('draws nothing where no measure bound the operator', () => {
		render(
			<StandingOfOperator policy={POLICY_1_0} operator={{ ...operator, standing: 'good_standing', measures: [] }} />,
		)
		expect(screen.queryByRole('img')).toBeNull()
	})
})
