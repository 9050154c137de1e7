import { removeAttachment } from '@/lib/server/incidents/commands/remove-attachment'
import { commandRoute } from '@/lib/web/api-route'
import { downloadRoute } from '@/lib/web/attachment-route'

export const GET = downloadRoute
export const DELETE = commandRoute(removeAttachment)
