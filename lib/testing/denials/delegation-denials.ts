import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { setDelegation } from '@/lib/server/decisions/commands/set-delegation'
import { getDelegationTemplate } from '@/lib/server/decisions/queries/get-delegation-template'
import { getMyDelegation } from '@/lib/server/decisions/queries/get-my-delegation'
import { WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
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

/** Delegations are set by their delegators, in person. */
export const DELEGATION_DENIALS: readonly Denial[] = [
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
