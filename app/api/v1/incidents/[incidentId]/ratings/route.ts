import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { commandRoute } from '@/lib/web/api-route'

export const POST = commandRoute(submitRating, { status: 201 })
