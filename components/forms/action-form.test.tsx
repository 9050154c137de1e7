import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TextArea, TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/contracts/form-state'
import { ActionForm } from './action-form'
import { Announcer } from './announcer'

const INVALID: FormState = {
	status: 'invalid',
	code: 'invalid_input',
	sentence: 'Check the fields.',
	issues: [{ path: 'name', message: 'Write a name.' }],
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

test('a field that is wrong says so itself, and the summary leads to it', async () => {
	const name = show([INVALID])
	fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
	const link = await screen.findByRole('link', { name: 'Write a name.' })
	expect(link.getAttribute('href')).toBe(`#${name.id}`)
	expect(name.getAttribute('aria-invalid')).toBe('true')
	expect(document.getElementById(name.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Write a name.')
})

test('a form that nobody answers says so and keeps what was typed', async () => {
	render(
		<ActionForm action={() => Promise.reject(new TypeError('Failed to fetch'))} submit="Send">
			<TextField label="Name" name="name" />
		</ActionForm>,
	)
	fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Watcher' } })
	fireEvent.click(screen.getByRole('button', { name: 'Send' }))
	await screen.findByText(/Guardrail did not answer/)
	expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Watcher')
})

test('what was written for a place waits on this device until it is sent', async () => {
	const show = () =>
		render(
			<ActionForm action={async () => DONE} submit="Send" keepAs="reply.case">
				<TextArea label="Reply" name="body" />
			</ActionForm>,
		)
	const first = show()
	fireEvent.input(screen.getByLabelText('Reply'), { target: { value: 'We took it apart.' } })
	first.unmount()
	const second = show()
	expect(screen.getByLabelText<HTMLTextAreaElement>('Reply').value).toBe('We took it apart.')
	fireEvent.click(screen.getByRole('button', { name: 'Send' }))
	await screen.findByLabelText('Token')
	second.unmount()
	show()
	expect(screen.getByLabelText<HTMLTextAreaElement>('Reply').value).toBe('')
})
