import { randomUUID } from 'node:crypto'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { replyToIncident } from '@/lib/server/incidents/commands/reply-to-incident'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import { verifyRemediation } from '@/lib/server/incidents/commands/verify-remediation'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, NEW_EVIDENCE, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

const BIRCH = { operator: 'birch-staking', reporter: 12 }

async function versionOf(people: DemonstrationPeople, incidentId: string): Promise<number> {
	return done(await getIncident.ask({ ref: incidentId }, { actor: people.actor(WHO.coordinator) })).version
}

async function appealed(people: DemonstrationPeople): Promise<string> {
	const { incidentId } = await caseAt(people, 'decided')
	const appeal = { incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
	done(await appealDecision.execute(appeal, { actor: people.actor(WHO.manager) }))
	return incidentId
}

/** What happens to a filed case besides panels and votes. */
export const TREATMENT_TRIALS: readonly CommandTrial[] = [
	...[triageIncident, publishIncident].map(
		(command): CommandTrial => ({
			command,
			prepare: async (people) => {
				const { incidentId } = await caseAt(people, 'filed')
				const draft = await caseAt(people, 'draft')
				const begun = await caseAt(people, 'draft', { reporter: WHO.coordinator })
				const assessing = await caseAt(people, 'assessing', { isPublished: true })
				const late = command === triageIncident ? 'wrong_state' : 'already_published'
				return {
					actor: people.actor(WHO.coordinator),
					body: { incidentId, expectedVersion: 2 },
					refused: {
						'a draft': [{ incidentId: draft.incidentId }, 'not_found'],
						'a draft that a coordinator began': [{ incidentId: begun.incidentId }, 'wrong_state'],
						'a case that has had it': [{ incidentId: assessing.incidentId }, late],
						'an older version': [{ incidentId, expectedVersion: 1 }, 'conflict'],
						"an operator's id": [{ incidentId: draft.operatorId }, 'not_found'],
					},
				}
			},
		}),
	),
	{
		command: dismissIncident,
		as: 'as no incident',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const voting = await caseAt(people, 'voting')
			const body = { incidentId, expectedVersion: 2, reason: 'not_an_incident', note: 'A planned test.' }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a case with an open vote': [{ ...body, ...voting, expectedVersion: undefined }, 'wrong_state'],
					'an older version': [{ ...body, expectedVersion: 1 }, 'conflict'],
				},
			}
		},
	},
	{
		command: dismissIncident,
		as: 'as a duplicate',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const { incidentId: duplicateOfId } = await caseAt(people, 'filed')
			const body = { incidentId, expectedVersion: 2, reason: 'duplicate', duplicateOfId, note: 'Told twice.' }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				unknown: { duplicateOfId: 'no_such_case' },
				refused: { 'a duplicate of itself': [{ ...body, duplicateOfId: incidentId }, 'duplicate_of_itself'] },
			}
		},
	},
	{
		command: replyToIncident,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'assessing')
			const other = await caseAt(people, 'assessing', BIRCH)
			const draft = await caseAt(people, 'draft')
			const replied = await caseAt(people, 'deliberating')
			const body = { incidentId, expectedVersion: await versionOf(people, incidentId), body: 'We have wiped it.' }
			return {
				actor: people.actor(WHO.reporter),
				body,
				refused: {
					"another operator's case": [{ incidentId: other.incidentId, body: 'Ours?' }, 'forbidden'],
					'a draft': [{ incidentId: draft.incidentId, body: 'Early.' }, 'wrong_state'],
					'a second reply': [{ incidentId: replied.incidentId, body: 'Once more.' }, 'already_replied'],
				},
			}
		},
	},
	{
		command: commentOnIncident,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const draft = await caseAt(people, 'draft')
			const birch = await caseAt(people, 'draft', BIRCH)
			const first = { incidentId, body: 'Which key was it?' }
			const { id } = done(await commentOnIncident.execute(first, { actor: people.actor(WHO.steward) }))
			const body = { incidentId, body: 'We saw the same.', about: 'timeline', answers: id }
			return {
				actor: people.actor(WHO.peer),
				body,
				refused: {
					'a row that is not there': [{ ...body, answers: undefined, about: `row:${randomUUID()}` }, 'nothing_there'],
					"another operator's draft": [{ ...body, incidentId: draft.incidentId }, 'not_found'],
					'an own draft': [{ ...body, answers: undefined, incidentId: birch.incidentId }, 'discussion_closed'],
				},
			}
		},
	},
	{
		command: appealDecision,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'decided')
			const other = await caseAt(people, 'decided', BIRCH)
			const tallied = await caseAt(people, 'tallied')
			const pending = await appealed(people)
			const expectedVersion = await versionOf(people, incidentId)
			const body = { incidentId, expectedVersion, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
			const anyVersion = { ...body, expectedVersion: undefined }
			return {
				actor: people.actor(WHO.manager),
				body,
				codes: ['newEvidence'],
				refused: {
					'evidence that nobody can look at': [{ ...body, newEvidence: ['I was told so'] }, 'not_evidence'],
					'a file that is not attached': [{ ...body, newEvidence: ['ef'.repeat(32)] }, 'evidence_not_there'],
					"another operator's case": [{ ...anyVersion, incidentId: other.incidentId }, 'forbidden'],
					'a case before its decision': [{ ...anyVersion, incidentId: tallied.incidentId }, 'wrong_state'],
					'a second appeal': [{ ...anyVersion, incidentId: pending }, 'appeal_pending'],
					'no evidence': [{ ...body, newEvidence: [] }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: ruleOnAppeal,
		prepare: async (people) => {
			const incidentId = await appealed(people)
			const quiet = await caseAt(people, 'decided')
			const expectedVersion = await versionOf(people, incidentId)
			const body = { incidentId, expectedVersion, ruling: 'rejected', note: 'It was known.' }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a case without an appeal': [{ ...body, ...quiet, expectedVersion: undefined }, 'no_appeal'],
					'an older version': [{ ...body, expectedVersion: 1 }, 'conflict'],
				},
			}
		},
	},
	{
		command: verifyRemediation,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const draft = await caseAt(people, 'draft')
			const other = await caseAt(people, 'filed', BIRCH)
			const { report } = done(await getIncident.ask({ ref: incidentId }, { actor: people.actor(WHO.coordinator) }))
			const itemId = report.remediation[0]?.id
			const body = { incidentId, itemId, isSatisfied: true, why: 'Seen on the host.' }
			return {
				actor: people.actor(WHO.steward),
				body,
				unknown: { itemId: 'no_such_item' },
				refused: {
					'a draft': [{ ...body, incidentId: draft.incidentId }, 'not_found'],
					"another case's item": [{ ...body, incidentId: other.incidentId }, 'no_such_item'],
				},
			}
		},
	},
]
