import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Signing } from './signing'

const template = {
	words: ['You support "Warning".', 'This is your first ballot in this vote.'],
	typedData: { domain: {}, types: {}, primaryType: 'Ballot', message: {} },
}

test('what is to be signed takes the focus and is read out, again when it changes', () => {
	const { rerender } = render(<Signing template={template} demoIndex={0} sign={() => undefined} />)
	const heading = screen.getByRole('heading', { name: 'You sign' })
	expect(document.activeElement).toBe(heading)
	const read = document.getElementById(heading.getAttribute('aria-describedby') ?? '')
	expect(read?.textContent).toContain('You support "Warning".')

	heading.blur()
	rerender(<Signing template={{ ...template, words: ['You abstain.'] }} demoIndex={0} sign={() => undefined} />)
	expect(document.activeElement).toBe(heading)
})
