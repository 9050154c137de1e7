import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { SaveReceipt } from './save-receipt'

test('the receipt can be saved as a file that holds just what was answered', async () => {
	let saved: Blob | undefined
	// jsdom has no addresses for blobs.
	vi.stubGlobal('URL', {
		createObjectURL: (blob: Blob) => {
			saved = blob
			return 'blob:1'
		},
		revokeObjectURL: () => {},
	})
	render(<SaveReceipt receipt='{"sequence":1}' />)
	const link = screen.getByRole('link', { name: 'Save the receipt' })
	expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual(['blob:1', 'ballot-receipt.json'])
	expect(saved?.size).toBe('{"sequence":1}'.length)
	vi.unstubAllGlobals()
})
