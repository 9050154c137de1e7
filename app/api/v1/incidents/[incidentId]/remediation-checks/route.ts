import { verifyRemediation } from '@/lib/server/incidents/commands/verify-remediation'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(verifyRemediation, { status: 201 })
