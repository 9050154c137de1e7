import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Counting } from './counting'

const refresh = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
	vi.useRealTimers()
	refresh.mockReset()
})

const counting = { counted: 41_200, total: 100_000, stopped: '' }

test('says how far the count is, and looks again while somebody looks', () => {
	const { unmount } = render(<Counting vote={{ id: 'a', counting, rules: { isSealed: true } }} />)
	expect(screen.getByText(/^Counting: 41,200 of 100,000 ballots opened\. The outcome appears here/)).toBeTruthy()
	expect(screen.getByRole('progressbar', { name: /41,200/ }).getAttribute('value')).toBe('41200')
	act(() => void vi.advanceTimersByTime(3_000))
	expect(refresh).toHaveBeenCalledTimes(1)
	const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
	act(() => void vi.advanceTimersByTime(30_000))
	expect(refresh).toHaveBeenCalledTimes(1)
	unmount()
	hidden.mockRestore()
	act(() => void vi.advanceTimersByTime(30_000))
	expect(refresh).toHaveBeenCalledTimes(1)
})

test('says what the count has stopped at', () => {
	const stopped = 'Ballot 7 is not what was sealed.'
	render(<Counting vote={{ id: 'a', counting: { ...counting, stopped }, rules: { isSealed: true } }} />)
	expect(screen.getByText(/^The count has stopped.*Ballot 7 is not/)).toBeTruthy()
})

test('shows nothing where nothing is counted, and no bar for ballots that need no opening', () => {
	const { container } = render(<Counting vote={{ id: 'a', counting: null, rules: { isSealed: false } }} />)
	expect(container.textContent).toBe('')
	render(<Counting vote={{ id: 'a', counting, rules: { isSealed: false } }} />)
	expect(screen.getByText(/^Counting 100,000 ballots/)).toBeTruthy()
	expect(screen.queryByRole('progressbar')).toBeNull()
})
