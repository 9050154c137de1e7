import { type Outcome, ok, type Refusal, type Result } from '@/lib/domain/kernel/result'
import type { Incident } from './incident'
import type { IncidentEvent, IncidentEventName } from './incident-event'
import { nextState } from './transitions'

export type Stepped = Outcome<Incident, IncidentEvent>

/** Moves a case along the graph and writes down what happened; refuses where the graph has no such edge. */
export function step(
	incident: Incident,
	event: IncidentEventName,
	changes: Partial<Incident> = {},
	told: { readonly note?: string; readonly facts?: IncidentEvent['facts'] } = {},
): Result<Stepped, Refusal<'wrong_state'>> {
	const to = nextState(incident, event)
	if (!to.ok) return to
	return ok({
		state: { ...incident, ...changes, state: to.value },
		events: [
			{ type: `incident.${event}`, from: incident.state, to: to.value, note: told.note ?? '', facts: told.facts ?? {} },
		],
	})
}
