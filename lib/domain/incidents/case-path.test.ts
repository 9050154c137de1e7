import { describe, expect, test } from 'vitest'
import { casePath } from './case-path'
import { INCIDENT_STATES, type IncidentState } from './incident'

let day = 0
const step = (name: string, to: IncidentState) => {
	day += 1
	return { event: `incident.${name}`, to, at: new Date(Date.UTC(2026, 0, day)).toISOString() }
}
const inWords = (state: IncidentState, steps: ReturnType<typeof step>[]): string[] =>
	casePath(state, steps).stages.map(({ stage, progress }) => `${stage} ${progress}`)

const toVoting = () => [
	step('filed', 'filed'),
	step('triaged', 'assessing'),
	step('published', 'assessing'),
	step('panels_closed', 'deliberating'),
	step('vote_opened', 'voting'),
]

describe('the path of a case', () => {
	test('has what is behind, what is now and what lies ahead', () => {
		expect(inWords('voting', toVoting())).toEqual([
			'filed done',
			'assessing done',
			'deliberating done',
			'voting current',
			'decided ahead',
			'enforcing ahead',
			'closed ahead',
		])
	})

	test('dates a stage by the step that led to it, not by a later one that stayed', () => {
		const steps = toVoting()
		expect(casePath('voting', steps).stages[1]?.since).toBe(steps[1]?.at)
	})

	test('stays at the vote until the outcome is stated', () => {
		expect(inWords('tallied', [...toVoting(), step('vote_tallied', 'tallied')])).toContain('voting current')
	})

	test('skips what a case went without', () => {
		const steps = [...toVoting(), step('vote_tallied', 'tallied'), step('decided', 'decided'), step('closed', 'closed')]
		expect(inWords('closed', steps)).toContain('enforcing skipped')
	})

	test('ends early where a case is dismissed or a draft is thrown away', () => {
		expect(inWords('dismissed', [step('filed', 'filed'), step('dismissed', 'dismissed')])).toEqual([
			'filed done',
			'dismissed current',
		])
		expect(inWords('discarded', [step('discarded', 'discarded')])).toEqual(['draft done', 'discarded current'])
	})

	test('starts again after a reopening, and says when', () => {
		const again = step('reopened', 'assessing')
		const path = casePath('assessing', [...toVoting(), step('decided', 'decided'), again])
		expect(path.reopenedAt).toBe(again.at)
		expect(path.stages.find(({ stage }) => stage === 'assessing')).toEqual({
			stage: 'assessing',
			progress: 'current',
			since: again.at,
		})
		expect(path.stages.find(({ stage }) => stage === 'voting')?.progress).toBe('ahead')
	})

	test('is one stage where the case was treated elsewhere', () => {
		expect(inWords('closed', [step('history_recorded', 'closed')])).toEqual(['recorded current'])
	})

	test('has exactly one current stage in every state', () => {
		for (const state of INCIDENT_STATES) {
			const path = casePath(state, [step('filed', 'filed')])
			expect(path.stages.filter(({ progress }) => progress === 'current')).toHaveLength(1)
		}
	})
})
