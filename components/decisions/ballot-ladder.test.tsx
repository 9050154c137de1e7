import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { BallotLadder } from './ballot-ladder'

function Ballot() {
	const [chosen, setChosen] = useState('')
	return <BallotLadder ladder={POLICY_1_0.ladder} chosen={chosen} onChoose={setChosen} />
}

test('the ladder is the ballot: harshest on top, each rung with what it needs in words', () => {
	render(<Ballot />)
	const names = screen.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).value)
	expect(names).toEqual(['6', '5', '4', '3', '2', '1', '0', 'abstain'])
	expect(screen.getAllByText(/^It needs more than half\./)).toHaveLength(5)
	expect(screen.getAllByText(/^It needs at least two thirds\./)).toHaveLength(2)
})

test('what a rung sets is asked beneath it once it is chosen, and goes with another choice', () => {
	render(<Ballot />)
	expect(screen.queryByLabelText('Target number of validators')).toBeNull()
	fireEvent.click(screen.getByRole('radio', { name: /^Key limit/ }))
	expect(screen.getByLabelText('Target number of validators')).toBeTruthy()
	fireEvent.click(screen.getByRole('radio', { name: /^Abstain/ }))
	expect(screen.queryByLabelText('Target number of validators')).toBeNull()
})
