import { expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { getMeasure } from '@/lib/server/measures/queries/get-measure'
import { done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { escalated } from '@/lib/testing/measures'
import { appealAction, escalateAction, ruleAction } from './actions'

const asking = vi.hoisted(() => ({ actor: null as unknown }))
vi.mock('@/lib/web/request-context', () => ({ actorOfRequest: async () => asking.actor }))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
vi.setConfig({ testTimeout: 120_000 })

/** What the page says after somebody has sent a form. */
async function said(action: typeof ruleAction, actor: unknown, fields: Readonly<Record<string, string>>) {
	asking.actor = actor
	const form = new FormData()
	for (const [name, value] of Object.entries(fields)) form.set(name, value)
	const state = await action({ status: 'idle' }, form)
	return [state.status, ...('sentence' in state ? [state.sentence] : [])]
}

test('an appeal against an escalation is sent, ruled on once, and seen with the warning that it contests', async () => {
	const people = await demonstrationPeople()
	const { id: escalationId, warnings, last } = await escalated(people)
	const [coordinator, manager] = [people.actor(WHO.coordinator), people.actor(WHO.manager)]
	const [first] = warnings
	const contestedId = first?.measureId ?? ''
	const appeal = { escalationId, contestedId, grounds: 'The first one was lifted.' }
	const ruling = { escalationId, ruling: 'accepted', note: 'It had been lifted.' }
	const early = await said(ruleAction, coordinator, ruling)
	expect(early[0]).toBe('refused')
	expect(await said(appealAction, manager, appeal)).toEqual(['done', 'The appeal is in.'])

	expect((await said(ruleAction, coordinator, { escalationId, note: '' }))[0]).toBe('invalid')
	expect((await said(ruleAction, manager, ruling))[0]).toBe('refused')
	const waiting = done(await getMeasure.ask({ measureId: last.measureId }, { actor: VISITOR })).escalations
	expect(waiting).toMatchObject([{ appeal: { contestedId, grounds: appeal.grounds, ruling: null } }])
	expect(waiting[0]?.measureIds).toContain(contestedId)
	expect(waiting[0]?.decidedAt.map((at) => Date.parse(at) > 0)).toEqual([true, true, true])

	expect(await said(ruleAction, coordinator, ruling)).toEqual(['done', 'The ruling is recorded.'])
	const seen = done(await getMeasure.ask({ measureId: last.measureId }, { actor: VISITOR })).escalations
	expect(seen).toMatchObject([{ appeal: { ruling: 'accepted', rulingNote: ruling.note } }])
	expect((await said(ruleAction, coordinator, ruling))[0]).toBe('refused')
})

test('an appeal against the escalation as a whole names no measure, and what was escalated is not escalated again', async () => {
	const people = await demonstrationPeople()
	const { id: escalationId, last } = await escalated(people)
	const whole = { escalationId, contestedId: '', grounds: 'They are one event.' }
	const manager = people.actor(WHO.manager)
	expect((await said(appealAction, manager, whole))[0]).toBe('done')
	const { escalations } = done(await getMeasure.ask({ measureId: last.measureId }, { actor: VISITOR }))
	expect(escalations[0]?.appeal?.contestedId).toBeNull()
	const again = { measureId: last.measureId, way: 'set_aside', note: 'They are one event.' }
	expect((await said(escalateAction, people.actor(WHO.coordinator), again))[0]).toBe('refused')
})
