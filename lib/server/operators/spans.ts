import 'server-only'
import { fromDate } from '@/lib/domain/kernel/instant'
import type { MeasureKind, MeasureState } from '@/lib/domain/measures/measure'
import type { Span } from '@/lib/domain/measures/standing'

type MeasureDates = {
	readonly kind: string
	readonly state: MeasureState
	readonly inForceFrom: Date | null
	readonly endedAt: Date | null
}

/** A stored measure as the standing reads it. */
export function toSpan(row: MeasureDates): Span {
	return {
		kind: row.kind as MeasureKind,
		state: row.state,
		inForceFrom: row.inForceFrom === null ? null : fromDate(row.inForceFrom),
		endedAt: row.endedAt === null ? null : fromDate(row.endedAt),
	}
}
