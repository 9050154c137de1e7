import { acceptInvitation } from '@/lib/server/access/commands/accept-invitation'
import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { endMembership } from '@/lib/server/access/commands/end-membership'
import { revokeInvitation } from '@/lib/server/access/commands/revoke-invitation'
import { getTeam } from '@/lib/server/access/queries/get-team'
import { done, WHO } from '@/lib/testing/cases'
import { nobody } from '@/lib/testing/denials/denial'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

const [ALDER, BIRCH] = ['alder-validation', 'birch-staking']
const NOWHERE = { ref: 'nowhere' }

async function invited(people: DemonstrationPeople) {
	const invitation = { ref: ALDER, role: 'reporter' } as const
	return done(await createInvitation.execute(invitation, { actor: people.actor(WHO.manager) }))
}

/** One that was used and one that was revoked. */
async function spent(people: DemonstrationPeople) {
	const [used, revoked] = [await invited(people), await invited(people)]
	done(await acceptInvitation.execute({ secret: used.secret }, { actor: people.actor(WHO.coordinator) }))
	const revocation = { ref: ALDER, invitationId: revoked.id }
	done(await revokeInvitation.execute(revocation, { actor: people.actor(WHO.manager) }))
	return { used, revoked }
}

/** Invitations and memberships of an operator. */
export const TEAM_TRIALS: readonly CommandTrial[] = [
	{
		command: createInvitation,
		prepare: async (people) => {
			const body = { ref: ALDER, role: 'manager', note: 'The colleague of the night.', email: 'new@example.org' }
			return {
				actor: people.actor(WHO.manager),
				body,
				codes: ['ref'],
				refused: {
					"another's operator": [{ ...body, ref: BIRCH }, 'forbidden'],
					'no such operator': [{ ...body, ...NOWHERE }, 'not_found'],
					'a role of the DAO': [{ ...body, role: 'steward' }, 'invalid_input'],
					'a second recipient': [{ ...body, email: 'new@example.org\r\nBcc: all@example.org' }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: revokeInvitation,
		prepare: async (people) => {
			const { id: invitationId } = await invited(people)
			const { used, revoked } = await spent(people)
			const body = { ref: ALDER, invitationId }
			return {
				actor: people.actor(WHO.manager),
				body,
				codes: ['ref'],
				refused: {
					"another's operator": [{ ...body, ref: BIRCH }, 'not_found'],
					'no such operator': [{ ...body, ...NOWHERE }, 'not_found'],
					'an invitation that was used': [{ ...body, invitationId: used.id }, 'invitation_used'],
					'an invitation that was revoked': [{ ...body, invitationId: revoked.id }, 'already_revoked'],
				},
			}
		},
	},
	{
		command: acceptInvitation,
		prepare: async (people) => {
			const { secret } = await invited(people)
			const { used, revoked } = await spent(people)
			return {
				actor: nobody(people),
				body: { secret },
				refused: {
					'a guess': [{ secret: 'A'.repeat(43) }, 'not_found'],
					'an invitation that was used': [{ secret: used.secret }, 'invitation_used'],
					'an invitation that was revoked': [{ secret: revoked.secret }, 'invitation_revoked'],
					'a member': [{ secret }, 'already_member', people.actor(WHO.reporter)],
				},
			}
		},
	},
	{
		command: endMembership,
		prepare: async (people) => {
			const actor = people.actor(WHO.manager)
			await spent(people)
			const { members } = done(await getTeam.ask({ ref: ALDER }, { actor }))
			const [manager, membershipId, ended] = members.map(({ id }) => id)
			const body = { ref: ALDER, membershipId, reason: 'Left the company.' }
			const first = { ref: ALDER, membershipId: ended ?? '', reason: 'By mistake.' }
			done(await endMembership.execute(first, { actor }))
			return {
				actor,
				body,
				codes: ['ref'],
				refused: {
					"another's operator": [{ ...body, ref: BIRCH }, 'not_found'],
					'no such operator': [{ ...body, ...NOWHERE }, 'not_found'],
					'a membership that has ended': [{ ...body, membershipId: ended }, 'already_ended'],
					'the last manager': [{ ...body, membershipId: manager }, 'last_manager'],
				},
			}
		},
	},
]
