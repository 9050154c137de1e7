import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { hours, plus, toIso } from '@/lib/domain/kernel/instant'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { discardDraft } from '@/lib/server/incidents/commands/discard-draft'
import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { liftEmbargo } from '@/lib/server/incidents/commands/lift-embargo'
import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { setEmbargo } from '@/lib/server/incidents/commands/set-embargo'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, impactFigure, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Answer, type Attempt, byToken, type Denial, nobody } from './denial'

/** Who may not write on a filed report. */
function noAuthors(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'not_found'],
		'an administrator': [people.actor(WHO.administrator), 'not_found'],
		'a steward': [people.actor(WHO.steward), 'forbidden'],
		'a peer': [people.actor(WHO.peer), 'forbidden'],
		"a reporter's token for reading": [byToken(people, WHO.reporter, 'read'), 'forbidden'],
	}
}

/** Who may not know of a draft. */
function outsiders(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'not_found'],
		'an administrator': [people.actor(WHO.administrator), 'not_found'],
		'a steward': [people.actor(WHO.steward), 'not_found'],
		"another operator's manager": [people.actor(WHO.peer), 'not_found'],
		"a reporter's token for nothing": [byToken(people, WHO.reporter), 'not_found'],
	}
}

/** Who may not know of a draft that the operator began. */
function keptOut(people: DemonstrationPeople): Attempt['wrong'] {
	return { ...outsiders(people), 'a coordinator': [people.actor(WHO.coordinator), 'not_found'] }
}

/** Each way to read, write, file and discard the draft with this id. */
const ON_A_DRAFT: readonly (Pick<Denial, 'permission' | 'does'> & {
	readonly act: (incidentId: string, actor: Actor) => Promise<Answer>
})[] = [
	{
		permission: 'incident.read_draft',
		does: 'reads a draft',
		act: (ref, actor) => getIncident.ask({ ref }, { actor }),
	},
	{
		permission: 'incident.draft',
		does: 'edits a draft',
		act: (incidentId, actor) =>
			editDraft.execute({ incidentId, expectedVersion: 1, report: { title: 'Late blocks' } }, { actor }),
	},
	...[fileIncident, discardDraft].map((command) => ({
		permission: 'incident.file' as const,
		does: `does ${command.name}`,
		act: (incidentId: string, actor: Actor) => command.execute({ incidentId }, { actor }),
	})),
]

/** A draft that the operator began is kept from coordinators; one that a coordinator began is not. */
const DRAFT_DENIALS = ON_A_DRAFT.flatMap(({ permission, does, act }): readonly Denial[] => [
	{
		permission,
		does,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'draft')
			const isReading = permission === 'incident.read_draft'
			return {
				act: (actor) => act(incidentId, actor),
				right: people.actor(WHO.reporter),
				wrong: {
					...keptOut(people),
					...(!isReading && { "a reporter's token for reading": [byToken(people, WHO.reporter, 'read'), 'forbidden'] }),
				},
			}
		},
	},
	{
		permission,
		does: `${does} that a coordinator began`,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'draft', { reporter: WHO.coordinator })
			return {
				act: (actor) => act(incidentId, actor),
				right: people.actor(WHO.coordinator),
				wrong: outsiders(people),
			}
		},
	},
])

/** The report, from the first word of a draft to its revisions. */
export const REPORT_DENIALS: readonly Denial[] = [
	{
		permission: 'incident.read',
		does: 'reads a filed case',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			return {
				act: (actor) => getIncident.ask({ ref: incidentId }, { actor }),
				right: people.actor(WHO.peer),
				wrong: {
					...outsiders(people),
					'a steward': [nobody(people), 'not_found'],
					"another operator's manager": [byToken(people, WHO.peer, 'report'), 'not_found'],
				},
			}
		},
	},
	{
		permission: 'incident.draft',
		does: 'starts a draft',
		prepare: async (people) => {
			const operatorId = people.operatorIds['alder-validation'] ?? ''
			return {
				act: (actor) => createDraft.execute({ operatorId, report: { title: 'Late blocks' } }, { actor }),
				right: people.actor(WHO.reporter),
				wrong: {
					...noAuthors(people),
					'a visitor': [VISITOR, 'unauthenticated'],
					'an administrator': [people.actor(WHO.administrator), 'forbidden'],
				},
			}
		},
	},
	...DRAFT_DENIALS,
	{
		permission: 'incident.revise',
		does: 'revises a report',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const { version } = done(await getIncident.ask({ ref: incidentId }, { actor: people.actor(WHO.coordinator) }))
			const input = {
				incidentId,
				expectedVersion: version,
				report: { lessons: 'Wipe first.' },
				reason: 'More is known.',
			}
			const act: Attempt['act'] = (actor) => reviseReport.execute(input, { actor })
			return { act, right: people.actor(WHO.reporter), wrong: noAuthors(people) }
		},
	},
	{
		permission: 'incident.revise',
		does: 'adds a figure of the loss',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const input = { incidentId, figure: impactFigure(), reason: 'The validators are out.' }
			const act: Attempt['act'] = (actor) => recordImpact.execute(input, { actor })
			return { act, right: people.actor(WHO.reporter), wrong: noAuthors(people) }
		},
	},
	{
		permission: 'incident.embargo',
		does: 'sets an embargo',
		prepare: async (people) => {
			const { incidentId, at } = await caseAt(people, 'filed')
			const input = { incidentId, until: toIso(plus(at, hours(48))), reason: 'A fix is on its way.' }
			return {
				act: (actor) => setEmbargo.execute(input, { actor }),
				right: people.actor(WHO.manager),
				wrong: { ...noAuthors(people), 'a reporter': [people.actor(WHO.reporter), 'forbidden'] },
			}
		},
	},
	{
		permission: 'incident.embargo',
		does: 'lifts an embargo',
		prepare: async (people) => {
			const { incidentId, at } = await caseAt(people, 'filed')
			const right = people.actor(WHO.manager)
			const until = toIso(plus(at, hours(48)))
			done(await setEmbargo.execute({ incidentId, until, reason: 'A fix is on its way.' }, { actor: right }))
			return {
				act: (actor) => liftEmbargo.execute({ incidentId }, { actor }),
				right,
				wrong: { ...noAuthors(people), 'a reporter': [people.actor(WHO.reporter), 'forbidden'] },
			}
		},
	},
]
