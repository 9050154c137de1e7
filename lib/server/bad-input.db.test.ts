import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { isFreeText, placesOf, untried, withValue } from '@/lib/testing/bad-input/body-shape'
import { type CommandTrial, outcomeOf, type Trial } from '@/lib/testing/bad-input/trial'
import { TRIALS, trialName } from '@/lib/testing/bad-input/trials'
import { wrongBodies } from '@/lib/testing/bad-input/wrong-bodies'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { everythingStored, tablesThatHold } from '@/lib/testing/stored-state'
import { testPrisma } from '@/lib/testing/test-database'

// Some trials take a dozen cases through a vote first.
vi.setConfig({ testTimeout: 120_000 })

const prisma = testPrisma()
const NAMED = TRIALS.map((trial) => ({ name: trialName(trial), trial }))
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>'
const REFUSALS = ['invalid_input', 'conflict', 'not_found', 'forbidden']

test('each command has a trial', async () => {
	const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	const commands = files.filter((file) => /^[a-z]+\/commands\//.test(file) && !file.endsWith('.test.ts'))
	expect(commands.length).toBeGreaterThan(30)
	const tried = new Set<unknown>(TRIALS.map(({ command }) => command))
	const untriedFiles: string[] = []
	for (const file of commands) {
		const exported: Record<string, unknown> = await import(join(import.meta.dirname, file))
		if (!Object.values(exported).some((value) => tried.has(value))) untriedFiles.push(file)
	}
	expect(untriedFiles).toEqual([])
})

/** What each body led to, as far as it was not what it should have led to. */
async function surprises(
	trial: CommandTrial,
	{ actor }: Trial,
	tries: readonly { what: string; body: unknown; expected: string; by?: Trial['actor'] }[],
): Promise<readonly string[]> {
	const found: string[] = []
	for (const { what, body, expected, by } of tries) {
		const outcome = await outcomeOf(trial, body, { actor: by ?? actor })
		const isRefused = REFUSALS.includes(outcome) || (!outcome.startsWith('threw') && outcome !== 'ok')
		const isRight = expected === 'any' ? isRefused : outcome === expected
		if (!isRight) found.push(`${what}: ${outcome} instead of ${expected}`)
	}
	return found
}

describe('a wrong body is refused, nothing is written, and what looks like a program is kept as a text', () => {
	test.each(NAMED)('$name', async ({ trial }) => {
		const ready = await trial.prepare(await demonstrationPeople())
		const places = placesOf(trial.command.input, ready.body)
		expect(untried(places)).toEqual([])
		const ids = places.filter(({ path, shape }) => path.length === 1 && shape.format === 'uuid')
		const unknownIds = ids.map(({ path }) => ({
			what: `an unknown ${path[0]}`,
			body: withValue(ready.body, path, randomUUID()),
			expected: ready.unknown?.[path[0] ?? ''] ?? 'not_found',
		}))
		const refused = Object.entries(ready.refused).map(([what, [body, expected, by]]) => ({
			what,
			body,
			expected,
			...(by && { by }),
		}))
		const before = await everythingStored(prisma)
		const tries = [...wrongBodies(places, ready.body, ready.codes), ...unknownIds, ...refused]
		expect(await surprises(trial, ready, tries)).toEqual([])
		expect(await everythingStored(prisma)).toEqual(before)
		expect(await lostPrograms(trial, ready)).toEqual([])
	})
})

/** Writes what looks like a program wherever people write freely, and names the fields that did not keep it. */
async function lostPrograms(trial: CommandTrial, ready: Trial): Promise<readonly string[]> {
	const free = placesOf(trial.command.input, ready.body).filter(
		(place) => isFreeText(place) && !ready.codes?.some((code) => place.path.join('.').startsWith(code)),
	)
	const texts = free.map(({ path }, index) => ({ path, text: `${HOSTILE}${index}.` }))
	const body =
		(await ready.written?.(HOSTILE)) ??
		texts.reduce((sum: unknown, { path, text }) => withValue(sum, path, text), ready.body)
	expect(await outcomeOf(trial, body, ready)).toBe('ok')
	const lost: string[] = []
	for (const { path, text } of ready.written ? [{ path: ['reason'], text: HOSTILE }] : texts) {
		const field = path.join('.')
		const tables = (await tablesThatHold(prisma, ready.kept?.[field]?.(text) ?? text)).filter(
			(table) => table !== 'log_leaf',
		)
		if (tables.length === 0) lost.push(field)
	}
	return lost
}
