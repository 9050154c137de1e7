import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/contracts/form-state'
import { ActionForm } from './action-form'
import { Announcer } from './announcer'

const INVALID: FormState = {
	status: 'invalid',
	code: 'invalid_input',
	sentence: 'Check the fields.',
	issues: [],
	typed: {},
}
const DONE: FormState = { status: 'done', sentence: 'Made.', once: { label: 'Token', value: 'grd_secret' } }

function show(answers: FormState[]) {
	const answer = async () => answers.shift() ?? DONE
	render(
		<Announcer>
			<ActionForm action={answer} submit="Send">
				<TextField label="Name" name="name" />
			</ActionForm>
		</Announcer>,
	)
	return screen.getByLabelText<HTMLInputElement>('Name')
}

test('what was typed stays when it was not accepted, also the second time, and goes once it was', async () => {
	const name = show([INVALID, { ...INVALID, sentence: 'Still not.' }, DONE])
	fireEvent.change(name, { target: { value: 'Watcher' } })
	for (const said of ['Check the fields.', 'Still not.']) {
		fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
		await screen.findByText(said)
		expect(name.value).toBe('Watcher')
	}
	fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
	await screen.findByText('Made.')
	expect(name.value).toBe('')
})

test('a secret is shown with the answer that brings it, and goes with the next', async () => {
	show([DONE, INVALID])
	fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
	expect((await screen.findByLabelText<HTMLInputElement>('Token')).value).toBe('grd_secret')
	fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
	await screen.findByText('Check the fields.')
	expect(screen.queryByLabelText('Token')).toBeNull()
})
