import { render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { WithSections } from '@/components/layout/section-nav'
import { emptyReport } from '@/lib/domain/incidents/empty-report'
import type { IncidentEventName } from '@/lib/domain/incidents/incident-event'
import { instant } from '@/lib/domain/kernel/instant'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { CasePath } from './case-path'
import { sectionsOfCase } from './case-sections'
import { partsShown } from './report-parts'

const step = (event: IncidentEventName, to: IncidentView['state'], at: string) => ({
	event: `incident.${event}` as const,
	at,
	to,
	actor: 'Somebody',
	role: 'coordinator',
	note: '',
})
const voting = {
	state: 'voting' as const,
	treatment: 1,
	awaited: [
		{
			permission: 'vote.cast' as const,
			who: 'Stewards',
			task: 'Vote on the consequence',
			dueAt: '2026-05-20T10:00:00Z',
			note: '',
		},
	],
	embargo: null,
	measures: [],
	steps: [
		step('filed', 'filed', '2026-05-14T10:00:00Z'),
		step('triaged', 'assessing', '2026-05-15T10:00:00Z'),
		step('panels_closed', 'deliberating', '2026-05-17T10:00:00Z'),
		step('vote_opened', 'voting', '2026-05-18T10:00:00Z'),
	],
}

describe('the path on a case page', () => {
	test('is an ordered list with one current step, and says who acts next by when', () => {
		render(<CasePath incident={voting} />)
		const stages = within(screen.getByRole('list', { name: 'The path of this case' })).getAllByRole('listitem')
		expect(stages).toHaveLength(7)
		const now = stages.filter((stage) => stage.getAttribute('aria-current') === 'step')
		expect(now.map((stage) => stage.textContent)).toEqual(['Voting: now18 May 2026'])
		expect(screen.getByText('Stewards vote on the consequence by 20 May 2026, 10:00 UTC.')).toBeTruthy()
	})

	test('names the nearest end among the measures that are open, where nobody has to act', () => {
		const measure = {
			id: '1',
			kind: 'key_limit',
			state: 'in_force' as const,
			parameters: {},
			voteId: null,
			inForceFrom: null,
			expiresAt: null,
			endedAt: null,
			steps: [],
		}
		const measures = [
			{ ...measure, reviewAt: '2026-05-01T00:00:00Z', endedAt: '2026-04-01T00:00:00Z' },
			{ ...measure, reviewAt: '2026-09-01T00:00:00Z' },
			{ ...measure, reviewAt: null, expiresAt: '2026-08-01T00:00:00Z' },
		]
		render(<CasePath incident={{ ...voting, awaited: [], state: 'enforcing', measures }} />)
		expect(screen.getByText('Measures are in force; the next one ends on 1 August 2026.')).toBeTruthy()
	})

	test('says when a case was reopened', () => {
		const steps = [...voting.steps, step('reopened', 'assessing', '2026-06-01T10:00:00Z')]
		render(<CasePath incident={{ ...voting, state: 'assessing', treatment: 2, steps }} />)
		expect(screen.getByText(/Reopened on 1 June 2026; this is treatment 2/)).toBeTruthy()
	})
})

describe('the sections of a case page', () => {
	const incident = {
		report: {
			...emptyReport(instant('2026-05-14T10:00:00Z')),
			whatHappened: 'Keys were live twice.',
			whySurprised: 'Kept from us.',
		},
		hiddenSections: ['surprise' as const],
		isHistorical: false,
		attachments: [],
		replies: [],
		appeals: [],
		comments: [],
		votes: [],
		decisionsElsewhere: [],
		measures: [],
	}

	test('say what is hidden, empty or open', () => {
		const sections = sectionsOfCase(incident, { panels: [{ state: 'open' }] })
		const stateOf = (id: string) => sections.find((section) => section.id === id)?.state
		expect(stateOf('what-happened')).toBeUndefined()
		expect(stateOf('surprise')).toBe('hidden')
		expect(stateOf('lessons')).toBe('empty')
		expect(stateOf('assessment')).toBe('open')
		expect(stateOf('reply')).toBe('none')
	})

	test('leave out of a case from the past what its sources do not tell', () => {
		const past = sectionsOfCase({ ...incident, isHistorical: true }, { panels: [] }).map(({ id }) => id)
		expect(past).not.toContain('lessons')
		expect(past).toContain('surprise')
		expect(partsShown({ ...incident, isHistorical: true }).silent).toContain('lessons')
	})

	test('are links to places on the page', () => {
		render(
			<WithSections sections={[{ id: 'timeline', title: 'Timeline', state: '6' }]}>
				<p>Text</p>
			</WithSections>,
		)
		const links = within(screen.getByRole('navigation', { name: 'On this page' })).getAllByRole('link', {
			hidden: true,
		})
		expect(links.every((link) => link.getAttribute('href') === '#timeline')).toBe(true)
	})
})
