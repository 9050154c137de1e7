import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { openSecondRound } from '@/lib/server/assessment/commands/open-second-round'
import { recuseFromPanel } from '@/lib/server/assessment/commands/recuse-from-panel'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { caseAt, done, GRADES, type TestCase, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

async function closed(people: DemonstrationPeople, ...panels: readonly ('stewards' | 'peers')[]): Promise<TestCase> {
	const found = await caseAt(people, 'rated')
	for (const panel of panels)
		done(await closePanelRound.execute({ ...found, panel }, { actor: people.actor(WHO.coordinator) }))
	return found
}

/** Dismissed while its panels were open. */
async function dismissed(people: DemonstrationPeople): Promise<TestCase> {
	const found = await caseAt(people, 'rated')
	const dismissal = { incidentId: found.incidentId, reason: 'not_an_incident', note: 'A planned test.' } as const
	done(await dismissIncident.execute(dismissal, { actor: people.actor(WHO.coordinator) }))
	return found
}

/** In its second round, after the steward who rates in these trials left the first. */
async function secondRound(people: DemonstrationPeople): Promise<TestCase> {
	const found = await caseAt(people, 'rated')
	const panel = { incidentId: found.incidentId, panel: 'stewards' } as const
	const recusal = { ...panel, conflict: 'invested_in' } as const
	done(await recuseFromPanel.execute(recusal, { actor: people.actor(WHO.otherSteward) }))
	for (const kind of ['stewards', 'peers'] as const)
		done(await closePanelRound.execute({ ...panel, panel: kind }, { actor: people.actor(WHO.coordinator) }))
	done(await openSecondRound.execute(panel, { actor: people.actor(WHO.coordinator) }))
	return found
}

const GIVEN = { grade: 'N', rationale: 'As reported.', facts: ['a log'] }
const FULL_GRADES = { ...GRADES, INT: GIVEN }

/** The rounds of the two panels. */
export const JUDGING_TRIALS: readonly CommandTrial[] = [
	{
		command: submitRating,
		prepare: async (people) => {
			const { incidentId, revisionHash } = await caseAt(people, 'assessing')
			const filed = await caseAt(people, 'filed')
			const moved = await caseAt(people, 'deliberating')
			const over = await closed(people, 'stewards')
			const gone = await dismissed(people)
			const own = { conflict: 'none', conflictNote: 'None that I know of.', grades: FULL_GRADES }
			const body = { incidentId, panel: 'stewards', revisionHash, ...own }
			return {
				actor: people.actor(WHO.otherSteward),
				body,
				codes: ['grades.'],
				refused: {
					'a case before its panels': [{ ...body, incidentId: filed.incidentId }, 'not_found'],
					'a closed round': [{ ...body, ...pick(over) }, 'round_closed'],
					'a case that has moved on': [{ ...body, ...pick(moved) }, 'not_assessing'],
					'a dismissed case': [{ ...body, ...pick(gone) }, 'not_assessing'],
					'another revision': [{ ...body, revisionHash: 'a'.repeat(64) }, 'wrong_revision'],
					'a round after a recusal': [{ ...body, ...pick(await secondRound(people)) }, 'recused'],
					'a grade too few': [{ ...body, grades: { INT: GIVEN } }, 'grades_incomplete'],
					'a grade that does not exist': [
						{ ...body, grades: { ...FULL_GRADES, INT: { ...GIVEN, grade: 'Z' } } },
						'grades_incomplete',
					],
					'a grade without a reason': [
						{ ...body, grades: { ...FULL_GRADES, INT: { ...GIVEN, rationale: ' ' } } },
						'grades_incomplete',
					],
					'the other panel': [{ ...body, panel: 'peers' }, 'forbidden'],
				},
			}
		},
	},
	{
		command: recuseFromPanel,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'assessing')
			const over = await closed(people, 'peers')
			const gone = await dismissed(people)
			const body = { incidentId, panel: 'peers', conflict: 'supplier_of', note: 'We sell to them.' }
			return {
				actor: people.actor(WHO.peer),
				body,
				refused: {
					'a closed round': [{ ...body, incidentId: over.incidentId }, 'round_closed'],
					'a dismissed case': [{ ...body, incidentId: gone.incidentId }, 'not_assessing'],
					'no conflict': [{ ...body, conflict: 'none' }, 'conflict_missing'],
					'the other panel': [{ ...body, panel: 'stewards' }, 'forbidden'],
				},
			}
		},
	},
	{
		command: closePanelRound,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'rated')
			const unrated = await caseAt(people, 'assessing')
			const filed = await caseAt(people, 'filed')
			const over = await closed(people, 'stewards')
			const gone = await dismissed(people)
			const body = { incidentId, panel: 'stewards' }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a round without a rating': [{ ...body, incidentId: unrated.incidentId }, 'no_ratings'],
					'a case before its panels': [{ ...body, incidentId: filed.incidentId }, 'not_found'],
					'a closed round': [{ ...body, incidentId: over.incidentId }, 'round_closed'],
					'a dismissed case': [{ ...body, incidentId: gone.incidentId }, 'not_assessing'],
				},
			}
		},
	},
	{
		command: openSecondRound,
		prepare: async (people) => {
			const { incidentId } = await closed(people, 'stewards', 'peers')
			const half = await closed(people, 'stewards')
			const open = await caseAt(people, 'rated')
			const done = await caseAt(people, 'deliberating')
			const body = { incidentId, panel: 'stewards' }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'an open round': [{ ...body, incidentId: open.incidentId }, 'round_open'],
					'a case whose peers still rate': [{ ...body, incidentId: half.incidentId }, 'still_blind'],
					'a case that has moved on': [{ ...body, incidentId: done.incidentId }, 'not_assessing'],
				},
			}
		},
	},
	{
		command: closePanels,
		prepare: async (people) => {
			const { incidentId } = await closed(people, 'stewards', 'peers')
			const half = await closed(people, 'stewards')
			const filed = await caseAt(people, 'filed')
			return {
				actor: people.actor(WHO.coordinator),
				body: { incidentId },
				refused: {
					'an open panel': [{ incidentId: half.incidentId }, 'panels_open'],
					'a case before its panels': [{ incidentId: filed.incidentId }, 'wrong_state'],
				},
			}
		},
	},
]

function pick({ incidentId, revisionHash }: TestCase) {
	return { incidentId, revisionHash }
}
