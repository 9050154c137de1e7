import { advanceClock } from '@/lib/server/demo/advance-clock'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { commandRoute } from '@/lib/web/api-route'

const advance = commandRoute(advanceClock)

/** Moves the demonstration's clock, then does what has become due. */
export async function POST(...call: Parameters<typeof advance>): Promise<Response> {
	const response = await advance(...call)
	if (response.ok) await advanceDueCases()
	return response
}
