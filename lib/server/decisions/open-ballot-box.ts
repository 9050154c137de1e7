import 'server-only'
import { ladderRules } from '@/lib/domain/decisions/vote-rules'
import type { Incident } from '@/lib/domain/incidents/incident'
import { hours, type Instant, plus } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import type { StoredIncident } from '@/lib/server/incidents/incident.store'
import type { Tx } from '@/lib/server/kernel/prisma'
import { addVote } from './vote.store'

/** Starts a vote on the newest revision, for the length that the policy gives; the first time and after a missed quorum. */
export async function openBallotBox(
	tx: Tx,
	incident: StoredIncident,
	after: Incident,
	policy: Policy,
	at: Instant,
): Promise<{ id: string; incidentId: string }> {
	const id = await addVote(tx, {
		incidentId: incident.id,
		treatment: incident.treatment,
		attempt: after.voteAttempt,
		policy,
		rules: ladderRules(policy),
		revisionHash: incident.revisionHash,
		opensAt: at,
		closesAt: plus(at, hours(policy.windows.voteHours)),
	})
	return { id, incidentId: incident.id }
}
