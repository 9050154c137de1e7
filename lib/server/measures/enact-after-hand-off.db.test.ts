import { expect, test } from 'vitest'
import { endAttempt } from '@/lib/server/execution/commands/end-attempt'
import { handOverStep } from '@/lib/server/execution/commands/hand-over-step'
import { relaunchStep } from '@/lib/server/execution/commands/relaunch-step'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { caseAt, done, NEW_EVIDENCE, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import { enactMeasure } from './commands/enact-measure'

const LINK = 'https://vote.example/196'

/** A warning that was decided and is planned, with what its coordinator may do about it. */
async function plannedMeasure() {
	const people = await demonstrationPeople()
	const { incidentId, measureId } = await caseAt(people, 'decided', { isPublished: true })
	const by = { actor: people.actor(WHO.coordinator) }
	return {
		measureId,
		appeal: async () => {
			const appeal = { incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
			done(await appealDecision.execute(appeal, { actor: people.actor(WHO.manager) }))
		},
		reject: async () => done(await ruleOnAppeal.execute({ incidentId, ruling: 'rejected', note: 'It was known.' }, by)),
		enact: async () => {
			const answer = await enactMeasure.execute({ measureId, evidence: LINK }, by)
			return answer.ok ? answer.value.state : (answer.problem.reason ?? answer.problem.code)
		},
		handOver: async (step: 'record' | 'recommendation') =>
			done(await handOverStep.execute({ measureId, step, venue: 'aragon', link: LINK }, by)),
		again: async (step: 'record' | 'recommendation') =>
			done(await relaunchStep.execute({ measureId, step, venue: 'aragon', link: LINK }, by)),
		end: async (step: 'record' | 'recommendation', outcome: 'passed' | 'rejected' | 'quorum_not_met') =>
			done(await endAttempt.execute({ measureId, step, outcome, evidence: 'Block 18293362' }, by)),
	}
}

test('a measure does not bind while a step that was handed over is open, or when every one has failed', async () => {
	const { measureId, enact, handOver, again, end } = await plannedMeasure()
	await handOver('record')
	expect(await enact()).toBe('hand_off_open')
	await end('record', 'quorum_not_met')
	expect(await enact()).toBe('hand_off_failed')
	await again('record')
	expect(await enact()).toBe('hand_off_open')
	await end('record', 'rejected')
	expect(await enact()).toBe('hand_off_failed')
	expect(await testPrisma().measure.findUnique({ where: { id: measureId } })).toMatchObject({ state: 'planned' })
	await again('record')
	await end('record', 'passed')
	expect(await enact()).toBe('in_force')
})

test('it waits for each step that was handed over, and one that has passed is enough beside one that failed', async () => {
	const { enact, handOver, end } = await plannedMeasure()
	await handOver('record')
	await end('record', 'passed')
	await handOver('recommendation')
	expect(await enact()).toBe('hand_off_open')
	await end('recommendation', 'rejected')
	expect(await enact()).toBe('in_force')
})

test('a measure does not bind while an appeal against its decision waits for a ruling', async () => {
	const { enact, appeal, reject } = await plannedMeasure()
	await appeal()
	expect(await enact()).toBe('appeal_pending')
	await reject()
	expect(await enact()).toBe('in_force')
})
