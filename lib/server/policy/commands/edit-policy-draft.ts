import 'server-only'
import { EditPolicyDraftInput } from '@/lib/contracts/policy'
import { can } from '@/lib/domain/access/can'
import { ok } from '@/lib/domain/kernel/result'
import { checkDraft } from '@/lib/domain/policy/policy-draft'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { currentPolicy } from '../policies'
import { findPolicyVersion, saveDraft } from '../policy.store'
import { writtenDraft } from '../written-draft'

/** Saves a draft as it stands, sound or not, on top of the policy in force. */
export const editPolicyDraft = defineCommand({
	name: 'policy.edit_draft',
	input: EditPolicyDraftInput,
	load: async ({ tx, input }) => {
		const draft = await findPolicyVersion(tx, input.version)
		if (draft === null) return null
		const current = await currentPolicy(tx)
		return { draft, current, written: await writtenDraft(tx, current, input) }
	},
	allow: ({ actor, subject }) => can(actor, 'policy.edit_draft', { ownerId: subject.draft.authorId }),
	decide: ({ subject: { draft, written } }) => {
		const editable = checkDraft(draft)
		return editable.ok ? ok({ state: written, events: [] }) : editable
	},
	save: async ({ tx, input, subject, outcome, now }) => {
		const { changeNote, expectedEdition } = input
		const content = { ...outcome.state, changeNote, baseVersion: subject.current.version }
		return { version: input.version, edition: await saveDraft(tx, { ...content, edition: expectedEdition }, now) }
	},
	concerns: ({ input }) => `policy:${input.version}`,
})
