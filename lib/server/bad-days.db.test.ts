import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { placesOf, withValue } from '@/lib/testing/bad-input/body-shape'
import { type CommandTrial, outcomeOf } from '@/lib/testing/bad-input/trial'
import { TRIALS, trialName } from '@/lib/testing/bad-input/trials'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { keepState } from '@/lib/testing/kept-state'
import { emptyDatabase, testDatabaseUrl } from '@/lib/testing/test-database'

// Some trials take a dozen cases through a vote first.
vi.setConfig({ testTimeout: 120_000 })

const EDGES = ['9999-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '0000-01-01T00:00:00Z']

function asksForDays({ command }: CommandTrial): boolean {
	return /"format":"date/.test(JSON.stringify(z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' })))
}

const DATED = TRIALS.filter(asksForDays).map((trial) => ({ name: trialName(trial), trial }))

describe('a day at the edge of the calendar never breaks a command', () => {
	test.each(DATED)('$name', async ({ trial }) => {
		const ready = await trial.prepare(await demonstrationPeople())
		const putBack = await keepState()
		const dated = placesOf(trial.command.input, ready.body).filter(({ shape }) => shape.format?.startsWith('date'))
		expect(dated).not.toEqual([])
		const broken: string[] = []
		for (const { path, shape } of dated) {
			for (const edge of EDGES) {
				const day = shape.format === 'date' ? edge.slice(0, 10) : edge
				const outcome = await outcomeOf(trial, withValue(ready.body, path, day), ready)
				if (outcome.startsWith('threw')) broken.push(`${path.join('.')} on ${day} ${outcome}`)
				if (outcome !== 'ok') continue
				await emptyDatabase(testDatabaseUrl())
				await putBack()
			}
		}
		expect(broken).toEqual([])
	})
})
