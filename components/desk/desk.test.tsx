import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { OthersItem, WorkItem } from '@/lib/server/incidents/queries/case-work'
import { CaseWork } from './case-work'
import { Deadline } from './deadline'
import { OthersList, WorkList } from './work-list'

const NOW = '2026-05-10T10:00:00.000Z'
const ITEM = {
	incidentId: 'case-1',
	slug: 'a-case',
	title: 'Two clients with one key',
	operator: 'Alder Validation',
	isDemonstration: false,
	dueAt: '2026-05-13T10:00:00.000Z',
}
const MINE: WorkItem = {
	...ITEM,
	task: 'Rate the factors',
	href: '/desk/cases/case-1/assess?panel=stewards',
	note: 'Panel of stewards, round 1.',
	because: 'You are a steward.',
}
const OTHERS: OthersItem = {
	...ITEM,
	task: 'Reply to the case',
	href: '/desk/cases/case-1',
	who: 'Members of the operator',
	because: 'This is for the operator.',
}

test('a row says what is asked, of which case, by when, and why it is the reader', () => {
	render(<WorkList items={[MINE]} now={NOW} />)
	const row = within(screen.getByRole('listitem'))
	expect(row.getByRole('link', { name: 'Rate the factors' }).getAttribute('href')).toBe(MINE.href)
	expect(row.getByText(/Two clients with one key, Alder Validation/)).toBeTruthy()
	expect(row.getByText(/You are a steward\./)).toBeTruthy()
	expect(row.getByText('in 3 days')).toBeTruthy()
	expect(row.getByText('13 May 2026, 10:00 UTC')).toBeTruthy()
})

test('steps of others stand together by case, with the reason why they are not the reader’s', () => {
	render(<OthersList items={[OTHERS, { ...OTHERS, who: 'Stewards', task: 'Vote on the consequence' }]} now={NOW} />)
	expect(screen.getAllByRole('link', { name: 'Two clients with one key' })).toHaveLength(1)
	expect(screen.getByText('Members of the operator: reply to the case')).toBeTruthy()
	expect(screen.getAllByText('This is for the operator.')).toHaveLength(2)
})

test('a deadline that is over says so in words', () => {
	render(<Deadline dueAt="2026-05-09T10:00:00.000Z" now={NOW} />)
	expect(screen.getByText('Overdue, 24 hours ago')).toBeTruthy()
})

test('a case that waits for nobody says so', () => {
	const { rerender } = render(<CaseWork work={{ mine: [], others: [], now: NOW }} />)
	expect(screen.getByText('The case waits for nobody.')).toBeTruthy()
	rerender(<CaseWork work={{ mine: [MINE], others: [OTHERS], now: NOW }} />)
	expect(screen.getByText('You')).toBeTruthy()
	expect(screen.getByText('Members of the operator')).toBeTruthy()
})
