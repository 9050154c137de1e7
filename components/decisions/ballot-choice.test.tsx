import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { Method, VoteOption, VoteRules } from '@/lib/domain/decisions/vote-rules'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { BallotChoice } from './ballot-choice'

const OPTIONS: readonly VoteOption[] = [
	{ key: 'nothing', name: 'Nothing', rung: 0, parameters: {} },
	{ key: 'warning', name: 'A warning', rung: 1, parameters: {} },
	{ key: 'limit', name: 'A limit of 5,800', rung: 2, parameters: { target: 5_800 } },
]

function rulesOf(method: Method): VoteRules {
	return {
		method,
		options: method === 'single' || method === 'optimistic' ? OPTIONS.slice(2) : OPTIONS,
		quorum: { kind: 'share', basisPoints: basisPoints(5_000) },
		threshold: method === 'single' ? { numerator: 2, denominator: 3, rule: 'at_least' } : null,
		objectionBasisPoints: method === 'optimistic' ? 2_500 : null,
		isSealed: false,
		objectionHours: 0,
		quietEndingHours: 24,
		extensionHours: 24,
		weights: { kind: 'one_each' },
	}
}

let said = ''

function Ballot({ method }: { readonly method: Method }) {
	const [chosen, setChosen] = useState('')
	said = chosen
	return (
		<form aria-label="Ballot">
			<BallotChoice rules={rulesOf(method)} ladder={POLICY_1_0.ladder} chosen={chosen} onChoose={setChosen} />
		</form>
	)
}

/** Whether the browser itself would let the form go. */
const canBeSent = () => screen.getByRole<HTMLFormElement>('form', { name: 'Ballot' }).checkValidity()

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

test('a single proposal is shown with its consequence, its settings and its threshold, and is for, against or abstain', () => {
	render(<Ballot method="single" />)
	expect(screen.getByText('A limit of 5,800')).toBeTruthy()
	expect(screen.getByText('Target number of validators: 5,800')).toBeTruthy()
	expect(screen.getByText(/at least two thirds/)).toBeTruthy()
	for (const [label, text] of [
		[/^Against/, 'against'],
		[/^Abstain/, 'abstain'],
		[/^For/, 'for'],
	] as const) {
		fireEvent.click(screen.getByRole('radio', { name: label }))
		expect(said).toBe(text)
	}
})

test('approval lists what was ticked in the order of the options, and an empty list is a choice of its own', () => {
	render(<Ballot method="approval" />)
	fireEvent.click(screen.getByRole('checkbox', { name: /^A limit/ }))
	fireEvent.click(screen.getByRole('checkbox', { name: /^Nothing/ }))
	expect(said).toBe('nothing, limit')
	expect(canBeSent()).toBe(true)
	fireEvent.click(screen.getByRole('radio', { name: /^Abstain/ }))
	expect(said).toBe('abstain')
	expect((screen.getByRole('checkbox', { name: /^A limit/ }) as HTMLInputElement).checked).toBe(false)
	fireEvent.click(screen.getByRole('radio', { name: /^None of them/ }))
	expect(said).toBe('none')
})

test('a ranking is made and changed with buttons alone', () => {
	render(<Ballot method="ranked" />)
	press('Put first A warning')
	expect(said).toBe('warning')
	press('Put at number 2 A limit of 5,800')
	press('Put at number 3 Nothing')
	expect(said).toBe('warning > limit > nothing')
	press('Move Nothing up')
	expect(said).toBe('warning > nothing > limit')
	expect(screen.getByRole('status').textContent).toBe('Nothing is now number 2.')
	press('Move A warning up')
	expect(said).toBe('warning > nothing > limit')
	press('Move A warning down')
	press('Leave A limit of 5,800 out')
	expect(said).toBe('nothing > warning')
	expect(canBeSent()).toBe(true)
})

test('an optimistic proposal is objected to or not, and says how many objections stop it', () => {
	render(<Ballot method="optimistic" />)
	expect(screen.getByText(/unless objections reach 25 % of the whole roll/)).toBeTruthy()
	expect(screen.queryByRole('radio', { name: /^Abstain/ })).toBeNull()
	fireEvent.click(screen.getByRole('radio', { name: /^I object/ }))
	expect(said).toBe('object')
})
