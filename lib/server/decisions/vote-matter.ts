import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { can, type Verdict } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { findIncident, type StoredIncident } from '@/lib/server/incidents/incident.store'
import type { Tx } from '@/lib/server/kernel/prisma'
import { findPolicyVersion } from '@/lib/server/policy/policy.store'
import { findVote, type StoredVote } from './vote.store'

/** What a vote is about: the consequence of a case, or a draft of the policy, which is public. */
export type VoteMatter =
	| { readonly kind: 'case'; readonly incident: StoredIncident }
	| { readonly kind: 'policy'; readonly draftVersion: string; readonly authorId: PersonId | null }

export async function matterOf(tx: Tx, vote: StoredVote): Promise<VoteMatter | null> {
	if (vote.policyDraft !== null) {
		const draft = await findPolicyVersion(tx, vote.policyDraft)
		return { kind: 'policy', draftVersion: vote.policyDraft, authorId: draft?.authorId ?? null }
	}
	const incident = vote.incidentId === null ? null : await findIncident(tx, vote.incidentId)
	return incident && { kind: 'case', incident }
}

export function canReadMatter(actor: Actor, matter: VoteMatter): boolean {
	return matter.kind === 'policy' || canReadIncident(actor, matter.incident)
}

/** A vote with what it is about, as far as this reader may know of it; `null` says nothing of which it was. */
export async function findReadableVote(
	tx: Tx,
	actor: Actor,
	voteId: string,
): Promise<{ readonly vote: StoredVote; readonly matter: VoteMatter } | null> {
	const vote = await findVote(tx, voteId)
	const matter = vote && (await matterOf(tx, vote))
	return vote && matter && canReadMatter(actor, matter) ? { vote, matter } : null
}

/** Whether somebody may cast a ballot in this vote, or recuse; the roll is asked as well. */
export function mayCast(actor: Actor, vote: StoredVote, matter: VoteMatter): Verdict {
	const isWeighted = vote.rules.weights.kind !== 'one_each'
	return can(actor, 'vote.cast', { ...(matter.kind === 'case' && matter.incident), isWeighted })
}

/** Whether somebody may count this vote: of a case who conducts it, of a draft also whoever wrote it. */
export function mayConduct(actor: Actor, matter: VoteMatter): Verdict {
	return matter.kind === 'case'
		? can(actor, 'vote.conduct', matter.incident)
		: can(actor, 'policy.propose', { ownerId: matter.authorId })
}
