import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { hours, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Tx } from '@/lib/server/kernel/prisma'
import { appendToLog } from '@/lib/server/log/append-to-log'
import { hashDocument } from '@/lib/server/policy/hash-document'
import { findHeldDelegations } from './delegation.store'
import type { Opening } from './held-opening'
import { addRoll, type Eligible, makeRoll } from './roll.store'
import type { RollTree } from './roll-tree'
import { addVote } from './vote.store'
import type { LeftOff } from './weighted-roll'
import { addRollFacts } from './weighted-roll.store'

export type BallotBox = {
	readonly subject:
		| { readonly kind: 'case'; readonly incidentId: string; readonly treatment: number }
		| { readonly kind: 'policy'; readonly draftVersion: string }
	readonly attempt: number
	/** Hash of what is voted on: the revision of the report, or the draft of the policy. */
	readonly revisionHash: string
	readonly rules: VoteRules
	readonly policy: Policy
	/** Length of the main phase. */
	readonly voteHours: number
	readonly eligible: readonly Eligible[]
	readonly leftOff?: readonly LeftOff[]
	/** Grants of stewards who are involved in the case: the log says whom a roll of one vote each leaves off. */
	readonly grantsLeftOff?: readonly string[]
	readonly tree?: RollTree
	readonly actor: Actor
	readonly prepared?: Opening['prepared'] | undefined
}

/** Starts a vote with its roll, and logs what it was opened with under `vote:<id>`. */
export async function openBallotBox(tx: Tx, box: BallotBox, at: Instant): Promise<{ readonly id: string }> {
	const { subject, rules, policy, revisionHash, attempt } = box
	const addresses = box.eligible.map(({ address }) => address)
	const roll = await makeRoll(box.eligible, await findHeldDelegations(tx, addresses, at))
	const mainClosesAt = plus(at, hours(box.voteHours))
	const closesAt = plus(mainClosesAt, hours(rules.objectionHours))
	const policyHash = hashDocument(policy)
	const id = await addVote(tx, {
		incidentId: subject.kind === 'case' ? subject.incidentId : null,
		policyDraft: subject.kind === 'policy' ? subject.draftVersion : null,
		treatment: subject.kind === 'case' ? subject.treatment : 0,
		attempt,
		policyVersion: policy.version,
		policyHash,
		revisionHash,
		rules,
		opensAt: at,
		mainClosesAt,
		closesAt,
		rollHash: roll.hash,
		rollPower: roll.power,
		rollSize: roll.entries.length,
		id: box.prepared?.voteId,
	})
	await addRoll(tx, id, roll, box.prepared?.told)
	await addRollFacts(tx, id, { leftOff: box.leftOff ?? [], tree: box.tree ?? null })
	const facts = {
		rollHash: roll.hash,
		delegationsHash: roll.delegationsHash,
		policyHash,
		rulesHash: hashDocument(rules),
		revisionHash,
		policyVersion: policy.version,
		policyDraft: subject.kind === 'policy' ? subject.draftVersion : null,
		opensAt: toIso(at),
		mainClosesAt: toIso(mainClosesAt),
		closesAt: toIso(closesAt),
		...(rules.weights.kind === 'one_each' && { leftOff: [...(box.grantsLeftOff ?? [])].sort() }),
	}
	await appendToLog(tx, { subject: `vote:${id}`, actor: box.actor, at, events: [{ type: 'vote.opened', facts }] })
	return { id }
}
