import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { rulesForPolicy } from '@/lib/domain/decisions/opening-rules'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { currentPolicy } from '@/lib/server/policy/policies'
import { openBallotBox } from './open-ballot-box'
import { findStewards } from './roll.store'
import { countPolicyVotes } from './vote.store'

/**
 * Starts a vote on a draft of the policy, by the rules that the policy in force has for changes of it. Every steward
 * with a wallet is on the roll, and each ballot is bound to the hash of the draft as it is now. Opens a further vote
 * where an earlier one missed its quorum.
 */
export async function openPolicyVote(
	tx: Tx,
	{ draft, actor }: { readonly draft: Policy; readonly actor: Actor },
	at: Instant,
): Promise<{ readonly id: string }> {
	const policy = await currentPolicy(tx)
	const rules = rulesForPolicy(draft, policy)
	if (!rules.ok) throw new Error(`Policy ${policy.version} cannot hold a vote on a draft: ${rules.refusal.sentence}`)
	const box = {
		subject: { kind: 'policy', draftVersion: draft.version },
		attempt: (await countPolicyVotes(tx, draft.version)) + 1,
		revisionHash: hashDocument(draft),
		rules: rules.value,
		policy,
		voteHours: policy.changes.voteHours,
		eligible: await findStewards(tx, []),
		actor,
	} as const
	return openBallotBox(tx, box, at)
}
