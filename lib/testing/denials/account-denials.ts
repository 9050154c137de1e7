import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { createApiToken } from '@/lib/server/access/commands/create-api-token'
import { endRole } from '@/lib/server/access/commands/end-role'
import { grantRole } from '@/lib/server/access/commands/grant-role'
import { revokeApiToken } from '@/lib/server/access/commands/revoke-api-token'
import { revokeSession } from '@/lib/server/access/commands/revoke-session'
import { listApiTokens } from '@/lib/server/access/queries/list-api-tokens'
import { listPeople } from '@/lib/server/access/queries/list-people'
import { startSession } from '@/lib/server/auth/sessions'
import { advanceClock } from '@/lib/server/demo/commands/advance-clock'
import { listMyWork } from '@/lib/server/incidents/queries/list-my-work'
import { done, personId, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Attempt, byToken, type Denial, nobody, outsiders } from './denial'

const HOUSE: Actor = { kind: 'system', task: 'test' }

/** Who has no account of their own to look after. */
function ownerless(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'Guardrail itself': [HOUSE, 'forbidden'],
		"a steward's token": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'forbidden'],
	}
}

/** People and their roles, one's own account and desk, and the clock of the demonstration. */
export const ACCOUNT_DENIALS: readonly Denial[] = [
	...[grantRole, endRole].map(
		(command): Denial => ({
			permission: 'people.administer',
			does: `does ${command.name}`,
			prepare: async (people) => {
				const id = personId(people, command === endRole ? WHO.steward : WHO.peer)
				return {
					act: (actor) => command.execute({ personId: id, role: 'steward' }, { actor }),
					right: people.actor(WHO.administrator),
					wrong: {
						...outsiders(people),
						'the coordinator': [people.actor(WHO.coordinator), 'forbidden'],
						"an administrator's token": [byToken(people, WHO.administrator, 'read', 'report', 'conduct'), 'forbidden'],
					},
				}
			},
		}),
	),
	{
		permission: 'people.administer',
		does: 'sees people and their roles',
		prepare: async (people) => {
			const wrong = Object.entries(outsiders(people)).map(([who, [actor]]) => [who, [actor, 'not_found']] as const)
			return {
				act: (actor) => listPeople.ask({}, { actor }),
				right: people.actor(WHO.administrator),
				wrong: Object.fromEntries(wrong),
			}
		},
	},
	{
		permission: 'account.manage',
		does: 'ends a session',
		prepare: async (people) => {
			const sessionId = await startSession(personId(people, WHO.steward), 'wallet', '')
			return {
				act: (actor) => revokeSession.execute({ sessionId }, { actor }),
				right: people.actor(WHO.steward),
				wrong: {
					'a visitor': [VISITOR, 'not_found'],
					'an administrator': [people.actor(WHO.administrator), 'not_found'],
					'another steward': [people.actor(WHO.otherSteward), 'not_found'],
					"the owner's token": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'not_found'],
				},
			}
		},
	},
	{
		permission: 'account.manage',
		does: 'makes an API token',
		prepare: async (people) => ({
			act: (actor) => createApiToken.execute({ name: 'Watcher', scopes: ['read'] }, { actor }),
			right: nobody(people),
			wrong: ownerless(people),
		}),
	},
	{
		permission: 'account.manage',
		does: 'sees their API tokens',
		prepare: async (people) => ({
			act: (actor) => listApiTokens.ask({}, { actor }),
			right: nobody(people),
			wrong: ownerless(people),
		}),
	},
	{
		permission: 'account.manage',
		does: 'revokes an API token',
		prepare: async (people) => {
			const right = people.actor(WHO.steward)
			const { id } = done(await createApiToken.execute({ name: 'Watcher', scopes: ['read'] }, { actor: right }))
			return {
				act: (actor) => revokeApiToken.execute({ tokenId: id }, { actor }),
				right,
				wrong: {
					'a visitor': [VISITOR, 'not_found'],
					'Guardrail itself': [HOUSE, 'not_found'],
					'an administrator': [people.actor(WHO.administrator), 'not_found'],
					'another steward': [people.actor(WHO.otherSteward), 'not_found'],
					"the owner's token": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'forbidden'],
				},
			}
		},
	},
	{
		permission: 'desk.read',
		does: 'sees what waits for oneself',
		prepare: async (people) => ({
			act: (actor) => listMyWork.ask({}, { actor }),
			right: nobody(people),
			wrong: {
				'a visitor': [VISITOR, 'not_found'],
				'Guardrail itself': [HOUSE, 'not_found'],
				'a token for reports only': [byToken(people, WHO.reporter, 'report'), 'not_found'],
			},
		}),
	},
	{
		permission: 'demo.advance_clock',
		does: "moves a demonstration's clock",
		prepare: async (people) => ({
			act: (actor) => advanceClock.execute({ hours: 1 }, { actor }),
			right: people.actor(WHO.coordinator),
			wrong: {
				'a visitor': [VISITOR, 'unauthenticated'],
				'a steward': [people.actor(WHO.steward), 'forbidden'],
				'a manager': [people.actor(WHO.manager), 'forbidden'],
				"a coordinator's token": [byToken(people, WHO.coordinator, 'read', 'report', 'conduct'), 'forbidden'],
			},
		}),
	},
]
