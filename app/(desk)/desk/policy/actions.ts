'use server'

import { draftPolicy } from '@/lib/server/policy/commands/draft-policy'
import { formAction } from '@/lib/web/form-action'
import { readNewPolicyDraft } from '@/lib/web/read-policy-draft'

export const draftAction = formAction(draftPolicy, {
	read: readNewPolicyDraft,
	to: ({ version }) => `/desk/policy/${version}`,
})
