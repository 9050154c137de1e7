import 'server-only'
import type { MeasureKind, MeasureState } from '@/lib/domain/measures/measure'
import type { Span } from '@/lib/domain/measures/standing'
import { fromColumn, instantOrNull } from '@/lib/server/kernel/columns'

type MeasureDates = {
	readonly kind: string
	readonly state: MeasureState
	readonly inForceFrom: Date | null
	readonly endedAt: Date | null
	readonly completedAt: Date | null
}

/** A stored measure as the standing reads it. */
export function toSpan(row: MeasureDates): Span {
	return {
		kind: fromColumn<MeasureKind>(row.kind),
		state: row.state,
		inForceFrom: instantOrNull(row.inForceFrom),
		endedAt: instantOrNull(row.endedAt),
		completedAt: instantOrNull(row.completedAt),
	}
}
