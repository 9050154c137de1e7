import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Announcer } from '@/components/forms/announcer'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { OpenVoteForm } from './open-vote-form'

let sent: Record<string, unknown> = {}

function Form({ policy = POLICY_1_0 }: { readonly policy?: Policy }) {
	return (
		<Announcer>
			<OpenVoteForm
				incidentId="a"
				policy={policy}
				action={async (_, form) => {
					sent = Object.fromEntries(form.entries())
					return { status: 'refused', code: 'refused', sentence: 'Not now.', issues: [], typed: {} }
				}}
			/>
		</Announcer>
	)
}

const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('the plain case is one button, held by the policy', async () => {
	render(<Form />)
	fireEvent.click(screen.getByRole('button', { name: 'Open the vote' }))
	await waitFor(() => expect(sent).toMatchObject({ incidentId: 'a', method: 'ladder', 'weights.kind': 'one_each' }))
	expect(sent).not.toHaveProperty('isSealed')
})

test('an approval vote has "nothing" and options with settings; what was typed stays when it is refused', async () => {
	render(<Form />)
	choose('Method', 'approval')
	choose('Consequence of option 3', '2')
	fireEvent.change(screen.getByLabelText('Target number of validators'), { target: { value: '5800' } })
	fireEvent.click(screen.getByRole('button', { name: 'Add an option' }))
	choose('Consequence of option 4', '2')
	fireEvent.click(screen.getByRole('button', { name: 'Open the vote' }))
	await screen.findByText('Not now.')
	expect(sent).toMatchObject({
		method: 'approval',
		'options.0.rung': '0',
		'options.1.key': 'warning',
		'options.2.key': 'key_limit',
		'options.2.parameters.number.target': '5800',
		'options.3.key': 'key_limit_2',
	})
	expect(screen.getAllByDisplayValue('5800')).toHaveLength(1)
	fireEvent.click(screen.getByRole('button', { name: 'Remove option 3' }))
	expect(screen.queryByDisplayValue('5800')).toBeNull()
})

test('a sealed vote has no objection phase to ask for', () => {
	render(<Form />)
	expect(screen.getByLabelText('Objection phase (hours)')).toBeTruthy()
	fireEvent.click(screen.getByRole('checkbox', { name: /^Sealed ballots/ }))
	expect(screen.queryByLabelText('Objection phase (hours)')).toBeNull()
})

test('balances ask for a file, a token for its address and block', () => {
	const votes = { ...POLICY_1_0.votes, weights: ['snapshot', 'erc20votes'] as const }
	render(<Form policy={{ ...POLICY_1_0, votes }} />)
	choose('Who votes with how much power', 'snapshot')
	expect(screen.getByLabelText('Balances')).toBeTruthy()
	choose('Who votes with how much power', 'erc20votes')
	expect(screen.getByLabelText('Address of the token')).toBeTruthy()
	expect(screen.queryByLabelText('Balances')).toBeNull()
})

test('weights that the policy does not allow are not offered', () => {
	render(<Form />)
	const select = screen.getByLabelText('Who votes with how much power')
	expect([...select.querySelectorAll('option')].map(({ value }) => value)).toEqual(['one_each'])
})
