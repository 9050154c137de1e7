import { discardDraft } from '@/lib/server/incidents/commands/discard-draft'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(discardDraft)
