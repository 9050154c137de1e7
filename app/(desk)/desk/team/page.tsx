import type { Metadata } from 'next'
import { OtherTeams, TeamChoice } from '@/components/access/team-choice'
import { TeamInvitations } from '@/components/access/team-invitations'
import { FormerMembers, TeamMembers } from '@/components/access/team-members'
import { Empty } from '@/components/ui/section'
import { can } from '@/lib/domain/access/can'
import { getTeam } from '@/lib/server/access/queries/get-team'
import { listMyOperators } from '@/lib/server/operators/queries/list-my-operators'
import { actorOfRequest } from '@/lib/web/request-context'
import { createInvitationAction, endMembershipAction, revokeInvitationAction } from './actions'

export const metadata: Metadata = { title: 'Team' }

type Props = { readonly searchParams: Promise<{ operator?: string }> }

export default async function TeamPage({ searchParams }: Props) {
	const actor = await actorOfRequest()
	const own = await listMyOperators.ask({}, { actor })
	const operators = own.ok ? own.value : []
	const ref = (await searchParams).operator ?? operators[0]?.slug
	const asked = ref === undefined ? null : await getTeam.ask({ ref }, { actor })
	const team = asked?.ok ? asked.value : null
	const verdict = can(actor, 'operator.read_members')
	return (
		<div className="max-w-3xl space-y-6">
			<h1 className="text-3xl font-semibold">{team ? `Team of ${team.operator.name}` : 'Team'}</h1>
			<OtherTeams operators={operators} shown={team?.operator.slug ?? null} />
			{verdict.allowed && <TeamChoice />}
			{team === null && (
				<Empty title={ref === undefined ? 'No team to show.' : 'There is no such team, or it is not yours to see.'}>
					{verdict.allowed ? 'Name an operator to see its team.' : `${verdict.because} Its manager can invite you.`}
				</Empty>
			)}
			{team && (
				<>
					<TeamMembers team={team} endAction={endMembershipAction} />
					<TeamInvitations team={team} inviteAction={createInvitationAction} revokeAction={revokeInvitationAction} />
					<FormerMembers former={team.former} />
				</>
			)}
		</div>
	)
}
