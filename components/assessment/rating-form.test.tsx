import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FormState } from '@/lib/contracts/form-state'
import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'
import { RatingForm } from './rating-form'

const PANEL: PanelView = {
	kind: 'stewards',
	round: 1,
	state: 'open',
	opensAt: '2026-05-01T10:00:00Z',
	closesAt: '2026-05-05T10:00:00Z',
	revision: { number: 1, current: 1 },
	revisionHash: 'ab'.repeat(32),
	leastRatings: 0,
	sizeNote: '',
	ratingsIn: 0,
	endedEarly: [],
	recusals: [],
	vector: null,
	score: null,
	scoreParts: [],
	guidance: null,
	aggregate: null,
	agreement: null,
	ratings: [],
	mine: null,
	first: null,
	mayRate: { allowed: true, because: '' },
}
const FACTS = [{ id: 'row-1', label: 'Both clients attest.' }]
const DONE: FormState = { status: 'done', sentence: 'In.' }

let sent: FormData | null
beforeEach(() => {
	sent = null
	localStorage.clear()
})

function show(panel: PanelView = PANEL, answer: FormState = DONE) {
	const action = async (_: FormState, form: FormData) => {
		sent = form
		return answer
	}
	return render(<RatingForm panel={panel} incidentId="case-1" rubric={RUBRIC_1_0} facts={FACTS} action={action} />)
}

/** By their names in the form; looking them up by role is slow with eighty radios. */
function fields(name: string): readonly HTMLInputElement[] {
	return [...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)]
}
const field = (name: string): HTMLInputElement => fields(name)[0] ?? document.createElement('input')
const counted = (): string => screen.getByText(/of 12 rated/).textContent

function rate(key: string, reason = 'As the timeline shows.') {
	fireEvent.click(fields(`${key}.grade`)[1] ?? document.body)
	fireEvent.input(field(`${key}.rationale`), { target: { value: reason } })
}

describe('the rating form', () => {
	test('asks twelve questions with an anchor for each grade, and counts what is rated', () => {
		show()
		expect(document.querySelectorAll('fieldset')).toHaveLength(12)
		expect(counted()).toBe('0 of 12 rated')
		rate('INT')
		rate('PRV')
		expect(counted()).toBe('2 of 12 rated')
		expect(screen.getByText(/^Next: /).getAttribute('href')).toBe(`#${FACTOR_KEYS[1]}`)
	})

	test('a grade without a reason is not counted', () => {
		show()
		rate('INT', '   ')
		expect(counted()).toBe('0 of 12 rated')
	})

	test('what was chosen is there again after the page was left, and gone once it was sent', async () => {
		const first = show()
		rate('DET', 'Noticed late.')
		fireEvent.click(field('DET.facts'))
		first.unmount()
		show()
		expect(counted()).toBe('1 of 12 rated')
		expect(field('DET.rationale').value).toBe('Noticed late.')
		fireEvent.click(screen.getByText('Submit my rating'))
		await vi.waitFor(() => expect(counted()).toBe('0 of 12 rated'), 4_000)
		expect(sent?.get('DET.rationale')).toBe('Noticed late.')
		expect(sent?.getAll('DET.facts')).toEqual(['row-1'])
		expect(localStorage.length).toBe(0)
	})

	test('a draft that was not accepted stays', async () => {
		show(PANEL, { status: 'refused', code: 'refused', sentence: 'Choose a grade.', issues: [], typed: {} })
		rate('INT')
		fireEvent.click(screen.getByText('Submit my rating'))
		await screen.findByText('Choose a grade.')
		expect(counted()).toBe('1 of 12 rated')
		expect(localStorage.length).toBe(1)
	})

	test('the second round shows how the first came out, and starts from the own grades', () => {
		const grade = { grade: 'N', rationale: 'No intent.', facts: [] }
		const factor = {
			key: 'INT' as const,
			median: 'N',
			lowest: 'N',
			highest: 'N',
			counts: [{ letter: 'N', count: 3 }],
			couldNotJudge: 1,
			agreementBasisPoints: 10_000,
		}
		const vector = { version: '1.0', grades: {} as never }
		const aggregate = { raters: 4, factors: [factor], vector, agreement: { kind: 'too_few' } as never }
		show({ ...PANEL, round: 2, first: { aggregate, mine: { INT: grade } as never } })
		expect(screen.getByText(/^First round: .+ 3, Cannot judge 1; median .+\.$/)).toBeTruthy()
		expect(field('INT.rationale').value).toBe('No intent.')
		expect(fields('INT.grade').find(({ value }) => value === 'N')?.checked).toBe(true)
	})
})
