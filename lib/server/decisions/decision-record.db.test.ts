import { beforeEach, expect, test } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { hours, minutes, plus } from '@/lib/domain/kernel/instant'
import { withValueAt } from '@/lib/domain/policy/document-fields'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { caseAt, done, NEW_EVIDENCE, WHO } from '@/lib/testing/cases'
import { adoptRubric } from '@/lib/testing/policies'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { openVote } from './commands/open-vote'
import { stateOutcome } from './commands/state-outcome'
import { tallyVote } from './commands/tally-vote'
import { exportDecisionRecord } from './queries/export-decision-record'
import { getDecisionRecord } from './queries/get-decision-record'

let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})

async function markdown(voteId: string, actor: Actor): Promise<string> {
	const { pages } = done(await exportDecisionRecord.ask({ voteId }, { actor }))
	let text = ''
	for await (const page of pages()) text += page.join('')
	return text
}

test('the record of a decision holds what was weighed, who voted how and why, who was silent, and what followed', async () => {
	const voted = await caseAt(people, 'voted')
	const coordinator = people.actor(WHO.coordinator)
	const at = plus(voted.at, minutes(1))
	const said = { incidentId: voted.incidentId, body: 'The second signer is gone.', about: 'timeline' }
	done(await commentOnIncident.execute(said, { actor: people.actor(WHO.manager), at }))
	const later = { actor: coordinator, at: plus(at, minutes(1)) }
	done(await tallyVote.execute({ voteId: voted.voteId }, later))
	const departure = 'The stewards weighed the reply against the guidance.'
	const statement = 'The vote is stated as it was counted.'
	done(await stateOutcome.execute({ incidentId: voted.incidentId, statement, departure }, later))
	expect((await getDecisionRecord.ask({ voteId: voted.voteId }, { actor: VISITOR })).ok).toBe(false)
	done(await publishIncident.execute({ incidentId: voted.incidentId }, later))

	const record = done(await getDecisionRecord.ask({ voteId: voted.voteId }, { actor: VISITOR }))
	expect(record).toMatchObject({ isFinal: true, nonVoters: [], ballotsLeftOut: 0 })
	expect(record.ballots.map(({ voter, reason, isCounted }) => [voter, reason, isCounted])).toEqual(
		[1, 2, 3, 4, 5, 6, 7].map((number) => [`Steward ${number}`, 'Weighed against what is done.', true]),
	)
	expect(record.ballots[0]?.choice).toContain('Warning')
	expect(record.panels.map(({ ratings }) => ratings.length)).toEqual([1, 1])
	const early = record.vote.find(({ name }) => name === 'Counted early')?.text
	expect(early).toMatch(/^Counted 1\d\d hours before its time, because everyone on the roll had voted\.$/)
	expect(record.statement).toContain('The vote is stated as it was counted.')
	expect(record.measures.map(({ name }) => name)).toEqual(['Warning'])
	expect(record.remarks.map(({ about, body }) => [about, body])).toEqual([
		['the section timeline', 'The second signer is gone.'],
	])
	expect(record.url).toContain(`/votes/${voted.voteId}/record`)

	const text = await markdown(voted.voteId, VISITOR)
	for (const part of ['Steward 7', 'Weighed against what is done.', '## Cite it', record.panels[0]?.vector ?? '?'])
		expect(text).toContain(part)
})

test('a record of an open vote says that it can still change', async () => {
	const voting = await caseAt(people, 'voted', { voters: [2, 3, 4, 5] })
	const record = done(await getDecisionRecord.ask({ voteId: voting.voteId }, { actor: people.actor(WHO.coordinator) }))
	expect([record.isFinal, record.statement]).toEqual([false, ''])
	expect(record.nonVoters).toEqual(['Steward 5', 'Steward 6', 'Steward 7'])
})

test('the record shows the report that was voted on, and only its last section changes when the report is revised', async () => {
	const { incidentId, voteId, at } = await caseAt(people, 'decided', { isPublished: true })
	const read = async () => {
		const { since, revision, ...rest } = done(await getDecisionRecord.ask({ voteId }, { actor: VISITOR }))
		return { since, isRevised: revision?.isRevisedSince, rest }
	}
	const before = await read()
	expect([before.isRevised, before.rest.isFinal]).toEqual([false, true])

	const by = { actor: people.actor(WHO.manager), at: plus(at, minutes(1)) }
	const { version } = done(await getIncident.ask({ ref: incidentId }, by))
	const report = { title: 'Nothing happened', whatHappened: 'All is well.', incidentClass: 'near_miss' as const }
	done(await reviseReport.execute({ incidentId, expectedVersion: version, report, reason: 'More is known.' }, by))
	done(await appealDecision.execute({ incidentId, grounds: 'The logs say otherwise.', newEvidence: NEW_EVIDENCE }, by))

	const after = await read()
	expect(after.rest).toEqual(before.rest)
	expect(after.isRevised).toBe(true)
	expect(after.since.map(({ name }) => name)).toEqual(['Report', 'Revisions', 'Appeal made', 'Warning'])
	expect(after.since[1]?.text).toMatch(/\/incidents\/.+\/revisions$/)
	const text = await markdown(voteId, VISITOR)
	expect(text).toContain('has been revised since')
	expect(text).not.toContain('All is well.')
})

test('the record is not final while a counted vote still waits for its outcome', async () => {
	const { voteId } = await caseAt(people, 'tallied')
	const record = done(await getDecisionRecord.ask({ voteId }, { actor: people.actor(WHO.coordinator) }))
	expect(record.isFinal).toBe(false)
})

test('the record keeps the name that the operator had when the vote was counted', async () => {
	const { voteId, operatorId } = await caseAt(people, 'decided', { isPublished: true })
	const { name } = await testPrisma().operator.findUniqueOrThrow({ where: { id: operatorId } })
	const operatorOf = async () => {
		const { subject } = done(await getDecisionRecord.ask({ voteId }, { actor: VISITOR }))
		return subject.find((fact) => fact.name === 'Operator')?.text
	}
	const rename = (to: string, fromDate: string) =>
		renameOperator.execute(
			{ operatorId, name: to, fromDate, source: 'https://forum.example/t/2' },
			{ actor: people.actor(WHO.coordinator) },
		)
	done(await rename('Alder & Sons', '2099-01-01'))
	expect(await operatorOf()).toBe(`${name}, Demonstration set`)
	done(await rename('Alder of Old', '2020-01-01'))
	expect(await operatorOf()).toBe('Alder of Old, Demonstration set')
})

test('the record tells grades in the words of the rubric that the case was assessed by', async () => {
	const before = await caseAt(people, 'decided', { isPublished: true })
	const gradesOf = async (voteId: string) => {
		const { panels } = done(await getDecisionRecord.ask({ voteId }, { actor: VISITOR }))
		return panels[0]?.ratings[0]?.grades[0]?.grade
	}
	const words = await gradesOf(before.voteId)
	expect(words).toBe(RUBRIC_1_0.factors[0]?.grades[0]?.label)
	await adoptRubric('1.83', withValueAt(RUBRIC_1_0, 'factors.0.grades.0.label', 'Meant no harm'))
	const after = await caseAt(people, 'decided', { isPublished: true })
	expect(await gradesOf(after.voteId)).toBe('Meant no harm')
	expect(await gradesOf(before.voteId)).toBe(words)
})

test('the record of a later treatment holds what was said in it, and nothing that was said before', async () => {
	const { incidentId, voteId, at } = await caseAt(people, 'voted', { isPublished: true })
	const manager = people.actor(WHO.manager)
	const coordinator = people.actor(WHO.coordinator)
	const later = (count: number) => plus(at, minutes(count))
	const say = (body: string, count: number) =>
		commentOnIncident.execute({ incidentId, body }, { actor: manager, at: later(count) })
	done(await say('In the first treatment.', 1))
	const words = { statement: 'As counted.', departure: 'The stewards weighed the reply against the guidance.' }
	done(await tallyVote.execute({ voteId }, { actor: coordinator, at: later(2) }))
	done(await stateOutcome.execute({ incidentId, ...words }, { actor: coordinator, at: later(3) }))
	const appeal = { incidentId, grounds: 'The logs say otherwise.', newEvidence: NEW_EVIDENCE }
	done(await appealDecision.execute(appeal, { actor: manager, at: later(4) }))
	const ruling = { incidentId, ruling: 'accepted', note: 'It is new.' } as const
	done(await ruleOnAppeal.execute(ruling, { actor: coordinator, at: later(5) }))
	done(await say('In the second treatment.', 6))
	// Nobody rates: each panel is given its time once more, and then it ends.
	for (const after of [hours(400), hours(800)])
		for (const panel of ['stewards', 'peers'] as const)
			done(await closePanelRound.execute({ incidentId, panel }, { actor: coordinator, at: plus(at, after) }))
	done(await closePanels.execute({ incidentId }, { actor: coordinator, at: plus(at, hours(801)) }))
	const second = done(await openVote.execute({ incidentId }, { actor: coordinator, at: plus(at, hours(802)) }))
	const remarksOf = async (id: string) =>
		done(await getDecisionRecord.ask({ voteId: id }, { actor: coordinator })).remarks.map(({ body }) => body)
	expect(await remarksOf(voteId)).toEqual(['In the first treatment.'])
	expect(await remarksOf(second.id)).toEqual(['In the second treatment.'])
})
