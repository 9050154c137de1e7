import 'server-only'
import { CaseInput } from '@/lib/contracts/incidents'
import { publish } from '@/lib/domain/incidents/filing'
import { defineCaseCommand } from '../case-command'

/** Makes a case public, never before its embargo has ended. */
export const publishIncident = defineCaseCommand({
	name: 'incident.publish',
	input: CaseInput,
	permission: 'incident.publish',
	decide: ({ incident, now }) => publish(incident, now),
})
