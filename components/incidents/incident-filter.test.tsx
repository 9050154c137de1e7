import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { IncidentFilter } from './incident-filter'

const FACETS = {
	class: [
		{ value: 'downtime', count: 1_200 },
		{ value: 'slashing', count: 8 },
	],
	operator: [{ value: 'alder-validation', label: 'Alder Validation', count: 3 }],
	module: [{ value: 'curated', label: 'Curated', count: 3 }],
	state: [{ value: 'closed', count: 3 }],
	consequence: [{ value: '0', count: 2 }],
	detectedBy: [],
}

function choicesOf(label: string): readonly (string | null)[] {
	return [...screen.getByLabelText(label).querySelectorAll('option')].map((option) => option.textContent)
}

test('each choice says how many cases it finds, and choices that find none are left out', () => {
	render(
		<IncidentFilter
			ladder={POLICY_1_0.ladder}
			typed={{ detectedBy: 'operator', operator: 'elsewhere' }}
			facets={FACETS}
		/>,
	)
	expect(choicesOf('Class')).toEqual(['Any', 'Slashing (8)', 'Downtime (1,200)'])
	expect(choicesOf('Operator')).toEqual(['Any', 'Alder Validation (3)', 'elsewhere (0)'])
	expect(choicesOf('Consequence')).toEqual(['Any', 'Nothing (2)'])
	expect(choicesOf('Noticed by')[1]).toMatch(/ \(0\)$/)
	expect(screen.getByLabelText<HTMLSelectElement>('Noticed by').value).toBe('operator')
})

test('without counts the choices stand as words', () => {
	render(<IncidentFilter ladder={POLICY_1_0.ladder} typed={{}} />)
	expect(choicesOf('Class')).toContain('Slashing')
	expect(choicesOf('Where it stands')).toContain('Closed')
})
