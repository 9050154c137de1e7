import { editPolicyDraft } from '@/lib/server/policy/commands/edit-policy-draft'
import { commandRoute } from '@/lib/web/api-route'

export const PATCH = commandRoute(editPolicyDraft)
