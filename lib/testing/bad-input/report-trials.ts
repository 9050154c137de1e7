import { randomUUID } from 'node:crypto'
import { VISITOR } from '@/lib/domain/access/actor'
import { days, hours, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { discardDraft } from '@/lib/server/incidents/commands/discard-draft'
import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { liftEmbargo } from '@/lib/server/incidents/commands/lift-embargo'
import { recordHistory } from '@/lib/server/incidents/commands/record-history'
import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { setEmbargo } from '@/lib/server/incidents/commands/set-embargo'
import { caseAt, done, HISTORY, WHO } from '@/lib/testing/cases'
import { fullFigure, fullReport } from '@/lib/testing/full-report'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

const BIRCH = { operator: 'birch-staking', reporter: 12 }
const FILED_VERSION = 2
/** They are written as texts, and each must be one of the standard's. */
const RISKS = ['report.contributingFactors.0.riskIds']
const UNKNOWN_RISK = { contributingFactors: [{ id: randomUUID(), cause: 'key_leak', riskIds: ['SLS99'] }] }

async function emptyDraft(people: DemonstrationPeople): Promise<string> {
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	return done(await createDraft.execute({ operatorId }, { actor: people.actor(WHO.reporter) })).id
}

/** The report, from the first word of a draft to its revisions. */
export const REPORT_TRIALS: readonly CommandTrial[] = [
	{
		command: createDraft,
		prepare: async (people) => {
			const { 'alder-validation': operatorId, 'birch-staking': other } = people.operatorIds
			const body = { operatorId, report: fullReport(), isDemonstration: true }
			return {
				actor: people.actor(WHO.reporter),
				body,
				codes: RISKS,
				refused: {
					"another operator's id": [{ ...body, operatorId: other }, 'forbidden'],
				},
			}
		},
	},
	{
		command: editDraft,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'draft')
			const other = await caseAt(people, 'draft', BIRCH)
			const filed = await caseAt(people, 'filed')
			const body = { incidentId, expectedVersion: 1, report: fullReport() }
			return {
				actor: people.actor(WHO.reporter),
				body,
				codes: RISKS,
				refused: {
					"another operator's draft": [{ ...body, incidentId: other.incidentId }, 'not_found'],
					'a filed case': [{ ...body, incidentId: filed.incidentId, expectedVersion: FILED_VERSION }, 'not_a_draft'],
					'an older version': [{ ...body, expectedVersion: 99 }, 'conflict'],
					'a risk that no standard knows': [{ ...body, report: UNKNOWN_RISK }, 'invalid_input'],
				},
			}
		},
	},
	...[fileIncident, discardDraft].map(
		(command): CommandTrial => ({
			command,
			prepare: async (people) => {
				const { incidentId } = await caseAt(people, 'draft')
				const other = await caseAt(people, 'draft', BIRCH)
				const filed = await caseAt(people, 'filed')
				const body = { incidentId, expectedVersion: 1 }
				return {
					actor: people.actor(WHO.reporter),
					body,
					refused: {
						"another operator's draft": [{ incidentId: other.incidentId }, 'not_found'],
						'a filed case': [{ incidentId: filed.incidentId }, 'wrong_state'],
						'an older version': [{ ...body, expectedVersion: 99 }, 'conflict'],
						...(command === fileIncident && {
							'an empty draft': [{ incidentId: await emptyDraft(people) }, 'incomplete_report'],
						}),
					},
				}
			},
		}),
	),
	{
		command: reviseReport,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const other = await caseAt(people, 'filed', BIRCH)
			const draft = await caseAt(people, 'draft')
			const body = { incidentId, expectedVersion: FILED_VERSION, report: fullReport(), reason: 'More is known.' }
			return {
				actor: people.actor(WHO.reporter),
				body,
				codes: RISKS,
				refused: {
					"another operator's case": [{ ...body, incidentId: other.incidentId }, 'forbidden'],
					'a draft': [{ ...body, incidentId: draft.incidentId, expectedVersion: 1 }, 'wrong_state'],
					'an older version': [{ ...body, expectedVersion: 1 }, 'conflict'],
					'a report without its title': [{ ...body, report: { title: ' ' } }, 'incomplete_report'],
				},
			}
		},
	},
	{
		command: recordImpact,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const other = await caseAt(people, 'filed', BIRCH)
			const draft = await caseAt(people, 'draft')
			const body = { incidentId, expectedVersion: FILED_VERSION, figure: fullFigure(), reason: 'Measured.' }
			return {
				actor: people.actor(WHO.reporter),
				body,
				refused: {
					"another operator's case": [{ ...body, incidentId: other.incidentId }, 'forbidden'],
					'a draft': [{ ...body, incidentId: draft.incidentId, expectedVersion: 1 }, 'wrong_state'],
					'an older version': [{ ...body, expectedVersion: 1 }, 'conflict'],
				},
			}
		},
	},
	{
		command: setEmbargo,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const other = await caseAt(people, 'filed', BIRCH)
			const published = await caseAt(people, 'filed', { isPublished: true })
			const voting = await caseAt(people, 'voting')
			const now = Date.now() as Instant
			const until = toIso(plus(now, hours(48)))
			const body = { incidentId, expectedVersion: FILED_VERSION, until, reason: 'A fix is on its way.' }
			const at = { until, reason: body.reason }
			return {
				actor: people.actor(WHO.manager),
				body,
				refused: {
					"another operator's case": [{ ...at, incidentId: other.incidentId }, 'forbidden'],
					'a published case': [{ ...at, incidentId: published.incidentId }, 'already_published'],
					'a case with an open vote': [{ ...at, incidentId: voting.incidentId }, 'wrong_state'],
					'a day that is over': [{ ...body, until: '2026-01-01T00:00:00Z' }, 'embargo_in_the_past'],
					'a day too far': [{ ...body, until: toIso(plus(now, days(91))) }, 'embargo_too_long'],
				},
			}
		},
	},
	{
		command: liftEmbargo,
		prepare: async (people) => {
			const { incidentId, at } = await caseAt(people, 'filed')
			const other = await caseAt(people, 'filed', BIRCH)
			const free = await caseAt(people, 'filed')
			const actor = people.actor(WHO.manager)
			const until = toIso(plus(at, hours(48)))
			done(await setEmbargo.execute({ incidentId, until, reason: 'A fix is on its way.' }, { actor }))
			return {
				actor,
				body: { incidentId, expectedVersion: FILED_VERSION + 1 },
				refused: {
					"another operator's case": [{ incidentId: other.incidentId }, 'forbidden'],
					'a case without an embargo': [{ incidentId: free.incidentId }, 'no_embargo'],
					'an older version': [{ incidentId, expectedVersion: 1 }, 'conflict'],
				},
			}
		},
	},
	{
		command: recordHistory,
		prepare: async (people) => {
			const { 'alder-validation': operatorId } = people.operatorIds
			const actor = people.actor(WHO.administrator)
			const there = { ...HISTORY, slug: 'already-there' }
			done(await recordHistory.execute({ ...there, operatorId: operatorId ?? '' }, { actor }))
			const body = { operatorId, slug: HISTORY.slug, report: fullReport() }
			return {
				actor,
				body,
				codes: RISKS,
				refused: {
					'a case that is there': [{ ...body, slug: 'already-there' }, 'already_there'],
					'an empty report': [{ ...body, report: {} }, 'incomplete_report'],
					'a good body of a visitor': [body, 'unauthenticated', VISITOR],
				},
			}
		},
	},
]
