import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time'

test('a thing is made once at a time, and those who wait share the next one', async () => {
	const once = oneAtATime<number>()
	let busy = 0
	let made = 0
	const make = async () => {
		busy += 1
		expect(busy).toBe(1)
		await sleep(5)
		busy -= 1
		made += 1
		return made
	}
	const first = once('vote', make)
	const others = [once('vote', make), once('vote', make), once('vote', make)]
	expect(await first).toBe(1)
	expect(await Promise.all(others)).toEqual([2, 2, 2])
	expect(await once('vote', make)).toBe(3)
})

test('what failed keeps nobody waiting, and different things do not wait for each other', async () => {
	const once = oneAtATime<string>()
	const failed = once('one', () => Promise.reject(new Error('no')))
	const after = once('one', async () => 'made')
	await expect(failed).rejects.toThrow('no')
	expect(await after).toBe('made')
	const never = once('one', () => new Promise(() => undefined))
	expect(await once('other', async () => 'made')).toBe('made')
	expect(never).toBeInstanceOf(Promise)
})
