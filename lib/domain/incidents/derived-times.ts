import { between, type Duration, earliest, type Instant, parseInstant } from '@/lib/domain/kernel/instant'
import { keysOf, recordOf } from '@/lib/domain/kernel/records'
import type { TimelineRow } from './report'
import type { TimelineKind } from './vocabulary'

export const DERIVED_TIMES = {
	detect: 'detected',
	acknowledge: 'acknowledged',
	mitigate: 'mitigated',
	resolve: 'resolved',
	disclose: 'disclosed',
} as const satisfies Record<string, TimelineKind>
export type DerivedTime = keyof typeof DERIVED_TIMES

/**
 * How long it took from the start to each milestone, from the first row of each kind; `null` where the timeline does
 * not say. Shown as support for the narrative; operators are never ranked by it.
 */
export function derivedTimes(timeline: readonly TimelineRow[]): Readonly<Record<DerivedTime, Duration | null>> {
	const start = firstOf(timeline, 'started')
	return recordOf(keysOf(DERIVED_TIMES), (name) => {
		const reached = firstOf(timeline, DERIVED_TIMES[name])
		return start === null || reached === null ? null : between(start, reached)
	})
}

function firstOf(timeline: readonly TimelineRow[], kind: TimelineKind): Instant | null {
	return earliest(
		timeline
			.filter((row) => row.kind === kind)
			.map((row) => parseInstant(row.at))
			.filter((at): at is Instant => at !== null),
	)
}
