import 'server-only'
import { WithdrawPolicyDraftInput } from '@/lib/contracts/policy'
import { can } from '@/lib/domain/access/can'
import { ok } from '@/lib/domain/kernel/result'
import { checkDraft } from '@/lib/domain/policy/policy-draft'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findPolicyVersion, lockPolicyVersions, withdrawDraft } from '../policy.store'

/** Ends a draft that its author no longer wants; it stays on record. */
export const withdrawPolicyDraft = defineCommand({
	name: 'policy.withdraw_draft',
	input: WithdrawPolicyDraftInput,
	load: async ({ tx, input }) => {
		await lockPolicyVersions(tx)
		return findPolicyVersion(tx, input.version)
	},
	allow: ({ actor, subject }) => can(actor, 'policy.edit_draft', { ownerId: subject.authorId }),
	decide: ({ subject, input }) => {
		const editable = checkDraft(subject)
		if (!editable.ok) return editable
		const { version, hash } = subject
		return ok({ state: subject, events: [{ type: 'policy.withdrawn', note: input.note, facts: { version, hash } }] })
	},
	save: async ({ tx, input, outcome, now }) => {
		await withdrawDraft(tx, outcome.state, input.note, now)
		return { version: outcome.state.version }
	},
	concerns: ({ input }) => `policy:${input.version}`,
})
