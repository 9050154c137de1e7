'use server'

import { editPolicyDraft } from '@/lib/server/policy/commands/edit-policy-draft'
import { proposePolicy } from '@/lib/server/policy/commands/propose-policy'
import { withdrawPolicyDraft } from '@/lib/server/policy/commands/withdraw-policy-draft'
import { formAction } from '@/lib/web/form-action'
import { readImportedPolicy, readPolicyDraft } from '@/lib/web/read-policy-draft'

export const saveAction = formAction(editPolicyDraft, { read: readPolicyDraft, done: 'The draft is saved.' })

export const importAction = formAction(editPolicyDraft, { read: readImportedPolicy, done: 'The draft is replaced.' })

export const proposeAction = formAction(proposePolicy, { to: ({ voteId }) => `/votes/${voteId}` })

export const withdrawAction = formAction(withdrawPolicyDraft, { to: ({ version }) => `/policy/${version}` })
