import { beforeEach, expect, test, vi } from 'vitest'
import { done, WHO } from '@/lib/testing/cases'
import { seedPeople } from '@/prisma/seed/people'
import { advanceClock } from './commands/advance-clock'
import { getDemoClock } from './queries/get-demo-clock'

const mode = vi.hoisted(() => ({ isDemonstration: true }))
vi.mock('@/lib/env', async (original) => ({
	...(await original<typeof import('@/lib/env')>()),
	isDemonstration: () => mode.isDemonstration,
}))
beforeEach(() => {
	mode.isDemonstration = true
})

const HOUR = 3_600_000

test('the clock says how far it runs ahead, and whether the reader may move it', async () => {
	const people = await seedPeople()
	const clockOf = async (who: number) => done(await getDemoClock.ask({}, { actor: people.actor(who) }))
	expect((await clockOf(WHO.coordinator)).aheadMs).toBe(0)
	for (const hours of [5, 19]) done(await advanceClock.execute({ hours }, { actor: people.actor(WHO.administrator) }))
	const clock = await clockOf(WHO.steward)
	expect(clock.aheadMs).toBe(24 * HOUR)
	expect(Math.abs(Date.parse(clock.now) - Date.now() - 24 * HOUR)).toBeLessThan(60_000)
	expect(clock.mayAdvance).toEqual({
		allowed: false,
		because: 'Move the clock of a demonstration ahead: this is for coordinators; administrators.',
	})
})

test('production has no such clock, not even for those who could move one', async () => {
	const actor = (await seedPeople()).actor(WHO.administrator)
	mode.isDemonstration = false
	const [clock, move] = [await getDemoClock.ask({}, { actor }), await advanceClock.execute({ hours: 1 }, { actor })]
	expect([clock, move].map((answer) => (answer.ok ? 'ok' : answer.problem.code))).toEqual(['not_found', 'not_found'])
})
