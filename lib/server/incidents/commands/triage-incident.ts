import 'server-only'
import { CaseInput } from '@/lib/contracts/incidents'
import { personOf } from '@/lib/domain/access/actor'
import { triage } from '@/lib/domain/incidents/treatment'
import { hours } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { openFirstRounds } from '@/lib/server/assessment/open-first-rounds'
import { defineCaseCommand } from '../case-command'

/** Accepts a filed case for treatment: pins policy and rubric, starts the right of reply, opens both panels. */
export const triageIncident = defineCaseCommand({
	name: 'incident.triage',
	input: CaseInput,
	permission: 'incident.triage',
	decide: ({ incident, policy, actor, now }) => {
		const coordinator = personOf(actor)
		if (coordinator === null)
			return refuse('no_coordinator', 'A case is triaged by a person; sign in as a coordinator.')
		const { windows, version, rubricVersion } = policy
		return triage(
			incident,
			{
				coordinatorId: coordinator.id,
				policyVersion: version,
				rubricVersion,
				rightOfReply: hours(windows.rightOfReplyHours),
				firstRound: hours(windows.firstRoundHours),
			},
			now,
		)
	},
	alsoSave: ({ tx, before, policy, stepped, now }) =>
		openFirstRounds(tx, stepped.state, before.revisionHash, hours(policy.windows.firstRoundHours), now),
})
