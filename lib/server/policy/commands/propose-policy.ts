import 'server-only'
import { ProposePolicyInput } from '@/lib/contracts/policy'
import { can } from '@/lib/domain/access/can'
import { fromDate } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { proposeDraft } from '@/lib/domain/policy/policy-draft'
import { openPolicyVote } from '@/lib/server/decisions/open-policy-vote'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { changesFrom, problemsOf } from '../draft-findings'
import { currentPolicy } from '../policies'
import { findPolicyVersion, lockPolicyVersions, putToVote } from '../policy.store'
import { rubricOf } from '../rubrics'

/** A draft always names another first day than the policy in force; that alone changes nothing. */
const FIRST_DAY = 'effectiveFrom'

/** Puts a draft to the vote by the rules that the policy in force has for its own change. */
export const proposePolicy = defineCommand({
	name: 'policy.propose',
	input: ProposePolicyInput,
	load: async ({ tx, input, now }) => {
		const all = await lockPolicyVersions(tx)
		const draft = await findPolicyVersion(tx, input.version)
		if (draft === null) return null
		const current = await currentPolicy(tx)
		const inForce = { document: current, rubric: await rubricOf(tx, current.rubricVersion) }
		const facts = {
			problems: problemsOf(draft, now),
			changes: changesFrom(inForce, draft).filter(({ path }) => path !== FIRST_DAY).length,
			currentVersion: current.version,
			awaiting: all.find(({ effectiveAt }) => effectiveAt !== null && fromDate(effectiveAt) > now)?.version ?? null,
			inVoting: all.find(({ state }) => state === 'voting')?.version ?? null,
		}
		return { draft, facts }
	},
	allow: ({ actor, subject }) => can(actor, 'policy.propose', { ownerId: subject.draft.authorId }),
	decide: ({ subject: { draft, facts }, input }) => {
		const proposed = proposeDraft(draft, facts)
		if (!proposed.ok) return proposed
		if (draft.edition !== input.expectedEdition)
			return refuse('draft_changed', 'The draft was saved again since you looked at it; look at what it says now.')
		const { version, hash, document } = draft
		const said = { version, hash, rubricVersion: document.rubricVersion, rubricHash: document.rubricHash }
		return ok({ state: draft, events: [{ type: 'policy.proposed', facts: { ...said, changes: facts.changes } }] })
	},
	save: async ({ tx, outcome: { state: draft }, actor, now }) => {
		const vote = await openPolicyVote(tx, { draft: draft.document, actor }, now)
		await putToVote(tx, draft, vote.id, now)
		return { version: draft.version, voteId: vote.id }
	},
	concerns: ({ input }) => `policy:${input.version}`,
})
