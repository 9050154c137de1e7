import { beforeEach, describe, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { toJson } from '@/lib/server/kernel/json'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { caseAt, done, NEW_EVIDENCE, WHO } from '@/lib/testing/cases'
import { measureOnMainnet } from '@/lib/testing/measures-on-mainnet'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { endAttempt } from './commands/end-attempt'
import { handOverStep } from './commands/hand-over-step'
import { relaunchStep } from './commands/relaunch-step'
import { decodeCall } from './queries/decode-call'
import { getExecution } from './queries/get-execution'

const LINK = 'https://vote.example/196'
let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})
const coordinator = () => ({ actor: people.actor(WHO.coordinator) })
const read = async (measureId: string, more: object = {}) =>
	done(await getExecution.ask({ measureId, ...more }, { actor: VISITOR }))

describe('how a measure is carried out', () => {
	test('a key limit of a curated operator reads as words and bytes, and the bytes read back as the words', async () => {
		const measureId = await measureOnMainnet({
			module: 'curated-v1',
			rung: 2,
			index: 22,
			parameters: { target: 5_800 },
		})
		const { plans, routes, measure } = await read(measureId)
		expect(measure).toMatchObject({ kind: 'key_limit', name: 'Key limit' })
		expect(routes.map(({ route }) => route)).toEqual(['aragon_vote', 'easy_track', 'aragon_vote', 'aragon_vote'])
		const step = plans[0]?.steps[0]
		const sent = step?.calldata.find((layer) => layer.isTransaction)
		expect(sent).toMatchObject({ contract: 'Aragon Token Manager', to: '0xf73a1260d222f447210581ddf212d915c09a3249' })
		expect(step?.decoded.at(-1)?.inWords).toBe('Gives operator 22 of module 1 a soft limit of 5800 validators.')
		const decoded = done(await decodeCall.ask({ data: sent?.data ?? '', to: sent?.to ?? '' }, { actor: VISITOR }))
		expect(decoded).toEqual({ isClean: true, calls: step?.decoded })
	})

	test('deactivating has no bytes until the limit and the exits are on record', async () => {
		const measureId = await measureOnMainnet({ module: 'curated-v1', rung: 5, index: 32 })
		const deactivate = async () => (await read(measureId)).plans[0]?.steps.find((step) => step.key === 'deactivate')
		const pass = async (step: 'target_limit' | 'wait_for_exits') => {
			done(await handOverStep.execute({ measureId, step, venue: 'aragon', link: LINK }, coordinator()))
			const end = { measureId, step, outcome: 'passed', evidence: 'Block 24054365' } as const
			done(await endAttempt.execute(end, coordinator()))
		}
		expect(await deactivate()).toMatchObject({ refusal: { code: 'target_not_zero' }, calldata: [] })
		await pass('target_limit')
		expect(await deactivate()).toMatchObject({ refusal: { code: 'exits_not_done' }, calldata: [] })
		await pass('wait_for_exits')
		const ready = await deactivate()
		expect(ready?.refusal).toBeNull()
		expect(ready?.calldata[0]?.data).toBe(`0x75a080d5${(32).toString(16).padStart(64, '0')}`)
	})

	test('Simple DVT asks for the manager; a cover burn for its amount', async () => {
		const measureId = await measureOnMainnet({ module: 'simple-dvt', rung: 2, index: 4, parameters: { target: 10 } })
		const { plans } = await read(measureId)
		expect(plans.map(({ purpose, route }) => [purpose, route])).toEqual([
			['apply', 'easy_track'],
			['undo', 'easy_track'],
			['restitution', 'aragon_vote'],
		])
		expect(plans[2]?.steps[0]?.refusal?.code).toBe('amount_missing')
		const paid = await read(measureId, { amount: '1000000000000000000' })
		expect(paid.plans[2]?.steps[0]?.decoded.at(-1)?.inWords).toContain('Burns 1000000000000000000 wei of stETH')
	})

	test('of an operator in no known module each module is shown, without a call that would be about somebody else', async () => {
		const { measureId } = await caseAt(people, 'decided', { isPublished: true, rung: 6 })
		const { plans, texts } = await read(measureId)
		expect(new Set(plans.map(({ module }) => module)).size).toBe(4)
		const steps = plans.flatMap((plan) => plan.steps)
		expect(steps.flatMap((step) => [...step.calldata, ...step.decoded])).toEqual([])
		expect(steps[0]?.refusal?.code).toBe('not_in_module')
		expect(texts?.snapshot.body).not.toMatch(/operator \d+ (of|in)/)
		expect(plans[0]?.warnings[0]?.key).toBe('made_up')
		expect(texts?.snapshot.title).toMatch(/^Offboarding, may not rejoin for Alder/)
		expect(texts?.snapshot.body).toContain(`/measures/${measureId}/execution`)
		expect(texts?.forum.body).toMatch(/Stewards: `/)
	})

	test('after an accepted appeal the text still tells how the measure was assessed', async () => {
		const { incidentId, measureId } = await caseAt(people, 'decided', { isPublished: true, rung: 6 })
		const grounds = { incidentId, grounds: 'The logs say otherwise.', newEvidence: NEW_EVIDENCE }
		done(await appealDecision.execute(grounds, { actor: people.actor(WHO.manager) }))
		done(await ruleOnAppeal.execute({ incidentId, ruling: 'accepted', note: 'It is new.' }, coordinator()))
		const { texts } = await read(measureId)
		expect(texts?.snapshot.body).toMatch(/Stewards: `/)
		expect(texts?.snapshot.body).not.toContain('No panel has finished')
	})

	test('before its case is published nobody outside reads it, and nothing is written for other venues', async () => {
		const { measureId } = await caseAt(people, 'decided', { rung: 6 })
		const answer = await getExecution.ask({ measureId }, { actor: VISITOR })
		expect(answer.ok ? '' : answer.problem.code).toBe('not_found')
		expect(done(await getExecution.ask({ measureId }, coordinator())).texts).toBeNull()
	})
})

describe('who brings the measure into force', () => {
	test('is whom the policy of the measure names for its rung, and its name is from there too', async () => {
		const { measureId } = await caseAt(people, 'decided', { isPublished: true, rung: 6 })
		const enact = async (who: number) => {
			const { may, measure } = done(await getExecution.ask({ measureId }, { actor: people.actor(who) }))
			return [measure.name, may.enact.allowed]
		}
		expect(await enact(WHO.coordinator)).toEqual(['Offboarding, may not rejoin', true])
		expect(await enact(WHO.steward)).toEqual(['Offboarding, may not rejoin', false])
		const ladder = POLICY_1_0.ladder.map((rung) => ({
			...rung,
			name: `${rung.name} of 1.1`,
			roles: { ...rung.roles, enacts: ['steward'] },
		}))
		await adoptForTest({ ...POLICY_1_0, version: '1.1', ladder } as Policy)
		expect(await enact(WHO.coordinator)).toEqual(['Offboarding, may not rejoin', true])
		await testPrisma().measure.update({ where: { id: measureId }, data: { policyVersion: '1.1' } })
		expect(await enact(WHO.coordinator)).toEqual(['Offboarding, may not rejoin of 1.1', false])
		expect(await enact(WHO.steward)).toEqual(['Offboarding, may not rejoin of 1.1', true])
	})
})

/** An adopted policy that is in force since yesterday. */
async function adoptForTest(document: Policy): Promise<void> {
	const at = new Date(Date.now() - 86_400_000)
	await testPrisma().policyVersion.create({
		data: {
			version: document.version,
			document: toJson(document),
			hash: hashDocument(document),
			rubric: toJson(RUBRIC_1_0),
			state: 'adopted',
			authorName: 'Somebody',
			createdAt: at,
			updatedAt: at,
			effectiveAt: at,
		},
	})
}

describe('a hand-off', () => {
	test('keeps every try: quorum missed, put up again, passed; each is in the log', async () => {
		const { measureId } = await caseAt(people, 'decided', { isPublished: true })
		const step = { measureId, step: 'record' } as const
		const first = { ...step, venue: 'aragon', link: LINK } as const
		done(await handOverStep.execute(first, coordinator()))
		expect((await read(measureId)).handOffs[0]).toMatchObject({ state: 'open', next: { until: expect.any(String) } })
		done(await endAttempt.execute({ ...step, outcome: 'quorum_not_met', evidence: '1.54 % in favour' }, coordinator()))
		expect((await read(measureId)).handOffs[0]?.next.inWords).toMatch(/puts it up again/)
		done(await relaunchStep.execute({ ...first, link: 'https://vote.example/165' }, coordinator()))
		expect((await read(measureId)).handOffs[0]?.state).toBe('relaunched')
		done(await endAttempt.execute({ ...step, outcome: 'passed', evidence: 'Block 18293362' }, coordinator()))
		const [handOff] = (await read(measureId)).handOffs
		expect(handOff?.state).toBe('passed')
		expect(handOff?.attempts.map(({ number, former, outcome }) => [number, former, outcome])).toEqual([
			[1, null, 'quorum_not_met'],
			[2, 1, 'passed'],
		])
		const kinds = await testPrisma().logLeaf.findMany({
			where: { subject: `measure:${measureId}`, kind: { startsWith: 'execution.' } },
			select: { kind: true },
			orderBy: { id: 'asc' },
		})
		expect(kinds.map(({ kind }) => kind)).toEqual([
			'execution.handed_over',
			'execution.ended',
			'execution.relaunched',
			'execution.ended',
		])
	})

	test('two at once: one is kept, the other is told to try again', async () => {
		const { measureId } = await caseAt(people, 'decided', { isPublished: true })
		const hand = { measureId, step: 'record', venue: 'forum', link: LINK } as const
		const answers = await Promise.all([
			handOverStep.execute(hand, coordinator()),
			handOverStep.execute(hand, coordinator()),
		])
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
		expect(await testPrisma().executionHandOff.count({ where: { measureId } })).toBe(1)
		expect(await testPrisma().executionAttempt.count()).toBe(1)
	})
})
