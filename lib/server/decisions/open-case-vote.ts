import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { Incident } from '@/lib/domain/incidents/incident'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import type { StoredIncident } from '@/lib/server/incidents/incident.store'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { Opening } from './held-opening'
import { openBallotBox } from './open-ballot-box'
import { findStewards, holdStewards } from './roll.store'
import { dropOpening } from './vote-opening.store'
import { asLeftOff, type WeightedRoll } from './weighted-roll'
import { findInvolved, findWeighted } from './weighted-roll.store'

/** The vote, which is open, or will be as soon as its roll is whole. */
export type OpenedVote = {
	readonly id: string
	readonly incidentId: string
	readonly state: 'preparing' | 'open'
}

type CaseVote = {
	readonly incident: StoredIncident
	/** The case as the step leaves it: with the number of this vote. */
	readonly after: Incident
	readonly rules: VoteRules
	readonly policy: Policy
	readonly actor: Actor
	/** Who votes by weight; `null` for one steward one vote. */
	readonly weighted: WeightedRoll | null
	readonly prepared?: Opening['prepared']
}

/** Starts a vote on a case's newest revision; those who coordinate it or belong to its operator are not on the roll. */
export async function openCaseVote(
	tx: Tx,
	{ incident, after, rules, policy, actor, weighted, prepared }: CaseVote,
	at: Instant,
): Promise<OpenedVote> {
	const leftOut = { operatorId: incident.operatorId, personId: incident.coordinatorId }
	if (weighted === null) await holdStewards(tx)
	// Read once: whoever it names is left off, and nobody else is, also where somebody joins the operator meanwhile.
	const involved = await findInvolved(tx, leftOut)
	const stewards = weighted === null ? await findStewards(tx, involved) : []
	const { eligible, leftOff } =
		weighted === null
			? { eligible: stewards, leftOff: involved.filter(({ stewardGrant }) => stewardGrant !== null).map(asLeftOff) }
			: { eligible: await findWeighted(tx, weighted, involved), leftOff: weighted.leftOff }
	const box = {
		subject: { kind: 'case', incidentId: incident.id, treatment: incident.treatment },
		attempt: after.voteAttempt,
		revisionHash: incident.revisionHash,
		rules,
		policy,
		voteHours: policy.windows.voteHours,
		eligible,
		leftOff,
		grantsLeftOff: involved.flatMap(({ stewardGrant }) => stewardGrant ?? []),
		...(weighted && { tree: weighted.tree }),
		actor,
		prepared,
	} as const
	const { id } = await openBallotBox(tx, box, at)
	await dropOpening(tx, incident.id)
	return { id, incidentId: incident.id, state: 'open' }
}
