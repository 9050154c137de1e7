import 'server-only'
import { advanceClock } from '@/lib/server/demo/commands/advance-clock'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { commandRoute } from './api-route'

const advance = commandRoute(advanceClock)

/** Moves the demonstration's clock, then does at once what has become due. */
export const demoClockRoute: typeof advance = async (request, context) => {
	const response = await advance(request, context)
	if (response.ok) await advanceDueCases()
	return response
}
