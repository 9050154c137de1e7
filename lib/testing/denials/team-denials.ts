import { VISITOR } from '@/lib/domain/access/actor'
import { acceptInvitation } from '@/lib/server/access/commands/accept-invitation'
import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { endMembership } from '@/lib/server/access/commands/end-membership'
import { revokeInvitation } from '@/lib/server/access/commands/revoke-invitation'
import { getTeam } from '@/lib/server/access/queries/get-team'
import { done, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Attempt, byToken, type Denial, nobody } from './denial'

const ref = 'alder-validation'

/** Who may not know who the people of Alder are. */
function strangers(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'not_found'],
		'somebody without a role': [nobody(people), 'not_found'],
		'a steward': [people.actor(WHO.steward), 'not_found'],
		'the coordinator': [people.actor(WHO.coordinator), 'not_found'],
		"another operator's manager": [people.actor(WHO.peer), 'not_found'],
		"the manager's token for reports": [byToken(people, WHO.manager, 'report', 'conduct'), 'not_found'],
	}
}

/** Colleagues know the team; only managers change it, with their own hands. */
function colleagues(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		...strangers(people),
		'a reporter': [people.actor(WHO.reporter), 'forbidden'],
		"the manager's token": [byToken(people, WHO.manager, 'read', 'report', 'conduct'), 'forbidden'],
	}
}

function unable(people: DemonstrationPeople): Attempt['wrong'] {
	const names = Object.entries(colleagues(people))
	const forbidden = names.map(([who, [actor]]) => [who, [actor, 'forbidden']] as const)
	return { ...Object.fromEntries(forbidden), 'a visitor': [VISITOR, 'unauthenticated'] }
}

async function invited(people: DemonstrationPeople) {
	return done(await createInvitation.execute({ ref, role: 'reporter' }, { actor: people.actor(WHO.manager) }))
}

async function membershipOfReporter(people: DemonstrationPeople): Promise<string> {
	const team = done(await getTeam.ask({ ref }, { actor: people.actor(WHO.administrator) }))
	return team.members.find(({ role }) => role === 'reporter')?.id ?? ''
}

/** The people of an operator: who sees them, who invites and who ends a membership. */
export const TEAM_DENIALS: readonly Denial[] = [
	{
		permission: 'operator.read_members',
		does: 'sees the team',
		prepare: async (people) => ({
			act: (actor) => getTeam.ask({ ref }, { actor }),
			right: people.actor(WHO.reporter),
			wrong: strangers(people),
		}),
	},
	...[WHO.manager, WHO.administrator].map(
		(right): Denial => ({
			permission: 'operator.invite',
			does: `invites somebody, as account ${right}`,
			prepare: async (people) => ({
				act: (actor) => createInvitation.execute({ ref, role: 'reporter' }, { actor }),
				right: people.actor(right),
				wrong: unable(people),
			}),
		}),
	),
	{
		permission: 'operator.invite',
		does: 'revokes an invitation',
		prepare: async (people) => {
			const { id: invitationId } = await invited(people)
			return {
				act: (actor) => revokeInvitation.execute({ ref, invitationId }, { actor }),
				right: people.actor(WHO.manager),
				wrong: colleagues(people),
			}
		},
	},
	{
		permission: 'operator.invite',
		does: 'ends a membership',
		prepare: async (people) => {
			const end = { ref, membershipId: await membershipOfReporter(people), reason: 'Left the company.' }
			return {
				act: (actor) => endMembership.execute(end, { actor }),
				right: people.actor(WHO.manager),
				wrong: colleagues(people),
			}
		},
	},
	{
		permission: 'invitation.accept',
		does: 'accepts an invitation',
		prepare: async (people) => {
			const { secret } = await invited(people)
			return {
				act: (actor) => acceptInvitation.execute({ secret }, { actor }),
				right: nobody(people),
				wrong: {
					'a visitor': [VISITOR, 'unauthenticated'],
					'Guardrail itself': [{ kind: 'system', task: 'test' }, 'forbidden'],
					"a peer's token": [byToken(people, WHO.peer, 'read', 'report', 'conduct'), 'forbidden'],
				},
			}
		},
	},
]
