import 'server-only'
import { DraftPolicyInput } from '@/lib/contracts/policy'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { toIso } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { nextVersion } from '@/lib/domain/policy/policy-draft'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { currentPolicy } from '../policies'
import { addDraft, lockPolicyVersions } from '../policy.store'
import { rubricOf } from '../rubrics'
import { writtenDraft } from '../written-draft'

/** Starts a draft from the policy in force, or from a document that somebody brings. */
export const draftPolicy = defineCommand({
	name: 'policy.draft',
	input: DraftPolicyInput,
	load: async ({ tx, input, now }) => {
		const given = await lockPolicyVersions(tx)
		const current = await currentPolicy(tx)
		const version = nextVersion([POLICY_1_0.version, ...given.map((one) => one.version)])
		const document = input.document ?? { ...current, effectiveFrom: toIso(now).slice(0, 10) }
		const rubric = input.rubric ?? (await rubricOf(tx, current.rubricVersion))
		return { current, draft: await writtenDraft(tx, current, { version, document, rubric }) }
	},
	allow: ({ actor }) => can(actor, 'policy.draft'),
	decide: ({ subject: { draft }, actor, input }) => {
		const author = personOf(actor)
		if (author === null) return refuse('no_author', 'A draft has an author; sign in as a person.')
		const { version } = draft.document
		return ok({
			state: { ...draft, author },
			events: [{ type: 'policy.drafted', note: input.changeNote, facts: { version } }],
		})
	},
	save: async ({ tx, input, subject, outcome: { state }, now }) => {
		await addDraft(tx, { ...state, changeNote: input.changeNote, baseVersion: subject.current.version }, now)
		return { version: state.document.version }
	},
	concerns: ({ answer }) => `policy:${answer.version}`,
})
