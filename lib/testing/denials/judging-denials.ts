import { VISITOR } from '@/lib/domain/access/actor'
import { hours, plus } from '@/lib/domain/kernel/instant'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { openSecondRound } from '@/lib/server/assessment/commands/open-second-round'
import { recuseFromPanel } from '@/lib/server/assessment/commands/recuse-from-panel'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { closeCase } from '@/lib/server/decisions/commands/close-case'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { relaunchVote } from '@/lib/server/decisions/commands/relaunch-vote'
import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { getBallotTemplate } from '@/lib/server/decisions/queries/get-ballot-template'
import { caseAt, done, GRADES, type Stage, type TestCase, WHO, type Wishes } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { type Attempt, bystanders, byToken, type Denial, holding, ofAlder } from './denial'

/** An act of the coordinator on a published case. */
function conducting(
	permission: 'panel.conduct' | 'vote.conduct',
	does: string,
	[stage, wishes]: readonly [Stage, Wishes?],
	act: (found: TestCase) => Attempt['act'],
	before: (found: TestCase, people: DemonstrationPeople) => Promise<unknown> = async () => undefined,
): Denial {
	return {
		permission,
		does,
		prepare: async (people) => {
			const found = await caseAt(people, stage, { ...wishes, isPublished: true })
			await before(found, people)
			return { act: act(found), right: people.actor(WHO.coordinator), wrong: bystanders(people) }
		},
	}
}

function notAJudge(people: DemonstrationPeople, who: 'steward' | 'peer'): Attempt['wrong'] {
	const index = WHO[who]
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'the coordinator': [people.actor(WHO.coordinator), 'forbidden'],
		'an administrator': [people.actor(WHO.administrator), 'forbidden'],
		'the manager': [people.actor(WHO.manager), 'forbidden'],
		'one of the operator': [ofAlder(people, index), 'forbidden'],
		'a token with all scopes': [byToken(people, index, 'read', 'report', 'conduct'), 'forbidden'],
	}
}

/** Who may not judge as a steward: whoever may not at all, peers, and whoever coordinates the case. */
function notASteward(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		...notAJudge(people, 'steward'),
		'a peer': [people.actor(WHO.peer), 'forbidden'],
		'the coordinator, were they a steward': [holding(people, WHO.coordinator, ['coordinator', 'steward']), 'forbidden'],
	}
}

async function missTheQuorum({ voteId, at }: TestCase, people: DemonstrationPeople): Promise<void> {
	const afterwards = { actor: people.actor(WHO.coordinator), at: plus(at, hours(121)) }
	done(await tallyVote.execute({ voteId }, afterwards))
}

const PANELS: readonly Denial[] = [
	conducting(
		'panel.conduct',
		'closes a round',
		['rated'],
		({ incidentId }) =>
			(actor) =>
				closePanelRound.execute({ incidentId, panel: 'peers' }, { actor }),
	),
	conducting(
		'panel.conduct',
		'opens a second round',
		['rated'],
		({ incidentId }) =>
			(actor) =>
				openSecondRound.execute({ incidentId, panel: 'peers' }, { actor }),
		async ({ incidentId }, people) => {
			for (const panel of ['stewards', 'peers'] as const)
				done(await closePanelRound.execute({ incidentId, panel }, { actor: people.actor(WHO.coordinator) }))
		},
	),
	conducting(
		'panel.conduct',
		'ends the assessment',
		['rated'],
		({ incidentId }) =>
			(actor) =>
				closePanels.execute({ incidentId }, { actor }),
		async ({ incidentId }, people) => {
			for (const panel of ['stewards', 'peers'] as const)
				done(await closePanelRound.execute({ incidentId, panel }, { actor: people.actor(WHO.coordinator) }))
		},
	),
	...(['stewards', 'peers'] as const).flatMap((panel): readonly Denial[] => {
		const permission = panel === 'stewards' ? 'panel.rate_as_steward' : 'panel.rate_as_peer'
		const who = panel === 'stewards' ? 'steward' : 'peer'
		const wrong = (people: DemonstrationPeople): Attempt['wrong'] =>
			panel === 'stewards'
				? notASteward(people)
				: { ...notAJudge(people, 'peer'), 'a steward': [people.actor(WHO.otherSteward), 'forbidden'] }
		return [
			{
				permission,
				does: `rates among the ${panel}`,
				prepare: async (people) => {
					const { incidentId, revisionHash } = await caseAt(people, 'assessing', { isPublished: true })
					return {
						act: (actor) => submitRating.execute({ incidentId, panel, revisionHash, grades: GRADES }, { actor }),
						right: people.actor(WHO[who]),
						wrong: wrong(people),
					}
				},
			},
			{
				permission,
				does: `recuses from the panel of ${panel}`,
				prepare: async (people) => {
					const { incidentId } = await caseAt(people, 'assessing', { isPublished: true })
					return {
						act: (actor) => recuseFromPanel.execute({ incidentId, panel, conflict: 'supplier_of' }, { actor }),
						right: people.actor(WHO[who]),
						wrong: wrong(people),
					}
				},
			},
		]
	}),
]

const VOTES: readonly Denial[] = [
	conducting(
		'vote.conduct',
		'opens a vote',
		['deliberating'],
		({ incidentId }) =>
			(actor) =>
				openVote.execute({ incidentId }, { actor }),
	),
	conducting(
		'vote.conduct',
		'counts a vote',
		['voted'],
		({ voteId }) =>
			(actor) =>
				tallyVote.execute({ voteId }, { actor }),
	),
	conducting(
		'vote.conduct',
		'relaunches a vote',
		['voted', { voters: [WHO.steward] }],
		({ incidentId }) =>
			(actor) =>
				relaunchVote.execute({ incidentId }, { actor }),
		missTheQuorum,
	),
	conducting(
		'vote.conduct',
		'states the outcome',
		['tallied'],
		({ incidentId }) =>
			(actor) =>
				stateOutcome.execute(
					{ incidentId, statement: 'A warning.', departure: 'It is stated as the stewards voted.' },
					{ actor },
				),
	),
	conducting(
		'vote.conduct',
		'closes a case',
		['decided', { rung: 0 }],
		({ incidentId }) =>
			(actor) =>
				closeCase.execute({ incidentId, note: 'Nothing is left to do.' }, { actor }),
	),
	{
		permission: 'vote.cast',
		does: 'casts a ballot',
		prepare: async (people) => {
			const { voteId } = await caseAt(people, 'voting', { isPublished: true })
			const ballot = await signBallot(people, WHO.steward, { voteId, rung: 1 })
			const act: Attempt['act'] = (actor) => castBallot.execute(ballot, { actor })
			return { act, right: people.actor(WHO.steward), wrong: notASteward(people) }
		},
	},
	{
		permission: 'vote.cast',
		does: 'asks what to sign',
		prepare: async (people) => {
			const { voteId } = await caseAt(people, 'voting', { isPublished: true })
			const wrong = Object.entries(notASteward(people)).map(([who, [actor]]) => [who, [actor, 'not_found']] as const)
			return {
				act: (actor) => getBallotTemplate.ask({ voteId, rung: 1 }, { actor }),
				right: people.actor(WHO.steward),
				wrong: Object.fromEntries(wrong),
			}
		},
	},
	{
		permission: 'vote.cast',
		does: 'recuses from a vote',
		prepare: async (people) => {
			const { voteId } = await caseAt(people, 'voting', { isPublished: true })
			const act: Attempt['act'] = (actor) => recuseFromVote.execute({ voteId, conflict: 'invested_in' }, { actor })
			return { act, right: people.actor(WHO.steward), wrong: notASteward(people) }
		},
	},
]

export const JUDGING_DENIALS: readonly Denial[] = [...PANELS, ...VOTES]
