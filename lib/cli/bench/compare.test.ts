import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compare, median } from './compare'

beforeEach(() => {
	vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => vi.mocked(console.log).mockRestore())

test('both sides are measured in turn, after a warm-up, and each round begins with the other side', async () => {
	const asked: string[] = []
	const side = (name: string, rates: readonly number[]) => {
		const left = [0, ...rates]
		return async () => {
			asked.push(name)
			return left.shift() ?? 0
		}
	}
	const comparison = {
		name: 'page',
		against: 'bare',
		product: side('p', [10, 30, 20]),
		baseline: side('b', [100, 50, 40]),
	}
	const [compared] = await compare([comparison], { rounds: 3, seconds: 1 })
	expect(asked.join('')).toBe('pbpbbppb')
	expect(compared).toMatchObject({ productPerSecond: 20, baselinePerSecond: 50, ratio: 0.5 })
	expect(compared?.rounds).toEqual([
		{ product: 10, baseline: 100 },
		{ product: 30, baseline: 50 },
		{ product: 20, baseline: 40 },
	])
})

test('the median of an even number of values lies between the middle two', () => {
	expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7])
})
