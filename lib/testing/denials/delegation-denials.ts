import { type Actor, personOf, VISITOR } from '@/lib/domain/access/actor'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { setDelegation } from '@/lib/server/decisions/commands/set-delegation'
import { getDelegationTemplate } from '@/lib/server/decisions/queries/get-delegation-template'
import { getMyDelegation } from '@/lib/server/decisions/queries/get-my-delegation'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { allowWeights } from '@/lib/testing/policies'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { signDelegation } from '@/prisma/seed/sign-delegation'
import { type Attempt, byToken, type Denial } from './denial'

const HOUSE: Actor = { kind: 'system', task: 'test' }

/** Who has no wallet of their own to delegate from. */
function walletless(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'Guardrail itself': [HOUSE, 'forbidden'],
		"the steward's own token": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'forbidden'],
	}
}

/** A vote weighed by balances, in which a peer who is nobody's steward holds some. */
async function weightedVote(people: DemonstrationPeople): Promise<string> {
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const holder = personOf(people.actor(WHO.peer))?.address ?? ''
	const weights = { kind: 'snapshot', csv: `${holder},2`, decimals: 0, symbol: 'V', source: 'By hand' } as const
	return done(await openVote.execute({ incidentId, weights }, { actor: people.actor(WHO.coordinator) })).id
}

/** In a weighted vote any wallet on the roll votes, in person; the roll is asked once the permission is given. */
const WEIGHTED: readonly Denial[] = [
	{
		permission: 'vote.cast',
		does: 'casts a ballot by weight',
		prepare: async (people) => {
			const ballot = await signBallot(people, WHO.peer, { voteId: await weightedVote(people), rung: 1 })
			return {
				act: (actor) => castBallot.execute(ballot, { actor }),
				right: people.actor(WHO.peer),
				wrong: {
					...walletless(people),
					"the holder's token": [byToken(people, WHO.peer, 'read', 'report'), 'forbidden'],
				},
			}
		},
	},
	{
		permission: 'vote.cast',
		does: 'recuses from a vote by weight',
		prepare: async (people) => {
			const voteId = await weightedVote(people)
			return {
				act: (actor) => recuseFromVote.execute({ voteId, conflict: 'invested_in' }, { actor }),
				right: people.actor(WHO.peer),
				wrong: walletless(people),
			}
		},
	},
]

/** Delegations are set by their delegators, in person. */
export const DELEGATION_DENIALS: readonly Denial[] = [
	...WEIGHTED,
	{
		permission: 'delegation.set',
		does: 'delegates',
		prepare: async (people) => {
			const body = await signDelegation(people, WHO.steward, WHO.otherSteward)
			return {
				act: (actor) => setDelegation.execute(body, { actor }),
				right: people.actor(WHO.steward),
				wrong: walletless(people),
			}
		},
	},
	{
		permission: 'delegation.set',
		does: 'sees their delegations',
		prepare: async (people) => ({
			act: (actor) => getMyDelegation.ask({}, { actor }),
			right: people.actor(WHO.peer),
			wrong: walletless(people),
		}),
	},
	{
		permission: 'delegation.set',
		does: 'gets a delegation to sign',
		prepare: async (people) => {
			const { message } = await signDelegation(people, WHO.steward, WHO.otherSteward)
			return {
				act: (actor) => getDelegationTemplate.ask({ delegate: message.delegate }, { actor }),
				right: people.actor(WHO.peer),
				wrong: walletless(people),
			}
		},
	},
]
