import { Badge, type Tone } from '@/components/ui/badge'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import { STATE_LABELS } from '@/lib/domain/incidents/transitions'

const TONES: Readonly<Record<IncidentState, Tone>> = {
	draft: 'neutral',
	discarded: 'neutral',
	filed: 'waiting',
	dismissed: 'refused',
	assessing: 'active',
	deliberating: 'active',
	voting: 'active',
	tallied: 'waiting',
	decided: 'waiting',
	enforcing: 'active',
	closed: 'done',
}

export function StateBadge({ state }: { readonly state: IncidentState }) {
	return <Badge tone={TONES[state]}>{STATE_LABELS[state]}</Badge>
}

export function DemonstrationBadge() {
	return <Badge tone="waiting">Demonstration</Badge>
}
