import { withdrawPolicyDraft } from '@/lib/server/policy/commands/withdraw-policy-draft'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(withdrawPolicyDraft)
