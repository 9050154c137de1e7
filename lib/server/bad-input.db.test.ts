import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ACCOUNT_TRIALS } from '@/lib/testing/bad-input/account-trials'
import { ATTACHMENT_TRIALS } from '@/lib/testing/bad-input/attachment-trials'
import { isFreeText, placesOf, untried, withValue } from '@/lib/testing/bad-input/body-shape'
import { JUDGING_TRIALS } from '@/lib/testing/bad-input/judging-trials'
import { MEASURE_TRIALS } from '@/lib/testing/bad-input/measure-trials'
import { REGISTER_TRIALS } from '@/lib/testing/bad-input/register-trials'
import { REPORT_TRIALS } from '@/lib/testing/bad-input/report-trials'
import { TEAM_TRIALS } from '@/lib/testing/bad-input/team-trials'
import { TREATMENT_TRIALS } from '@/lib/testing/bad-input/treatment-trials'
import { type CommandTrial, outcomeOf, type Trial } from '@/lib/testing/bad-input/trial'
import { VOTE_TRIALS } from '@/lib/testing/bad-input/vote-trials'
import { wrongBodies } from '@/lib/testing/bad-input/wrong-bodies'
import { everythingStored, tablesThatHold } from '@/lib/testing/stored-state'
import { emptyDatabase, testDatabaseUrl, testPrisma } from '@/lib/testing/test-database'
import { seedPeople } from '@/prisma/seed/people'

// Some trials take a dozen cases through a vote first.
vi.setConfig({ testTimeout: 120_000 })

const prisma = testPrisma()
const TRIALS: readonly CommandTrial[] = [
	...REPORT_TRIALS,
	...ATTACHMENT_TRIALS,
	...TREATMENT_TRIALS,
	...JUDGING_TRIALS,
	...VOTE_TRIALS,
	...MEASURE_TRIALS,
	...REGISTER_TRIALS,
	...TEAM_TRIALS,
	...ACCOUNT_TRIALS,
]
const NAMED = TRIALS.map((trial) => ({ name: [trial.command.name, trial.as].filter(Boolean).join(', '), trial }))
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
		const ready = await trial.prepare(await seedPeople())
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

function asksForDays({ command }: CommandTrial): boolean {
	return /"format":"date/.test(JSON.stringify(z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' })))
}

describe('a day at the edge of the calendar never breaks a command', () => {
	const EDGES = ['9999-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '0000-01-01T00:00:00Z']
	test.each(NAMED.filter(({ trial }) => asksForDays(trial)))('$name', async ({ trial }) => {
		let ready = await trial.prepare(await seedPeople())
		const dated = placesOf(trial.command.input, ready.body).filter(({ shape }) => shape.format?.startsWith('date'))
		const broken: string[] = []
		for (const { path, shape } of dated) {
			for (const edge of EDGES) {
				const day = shape.format === 'date' ? edge.slice(0, 10) : edge
				const outcome = await outcomeOf(trial, withValue(ready.body, path, day), ready)
				if (outcome.startsWith('threw')) broken.push(`${path.join('.')} on ${day} ${outcome}`)
				if (outcome !== 'ok') continue
				await emptyDatabase(testDatabaseUrl())
				ready = await trial.prepare(await seedPeople())
			}
		}
		expect(broken).toEqual([])
	})
})
