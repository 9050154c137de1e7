import 'server-only'
import { fromDate } from '@/lib/domain/kernel/instant'
import type { MeasureKind } from '@/lib/domain/measures/measure'
import type { Span } from '@/lib/domain/measures/standing'
import type { Measure } from '@/lib/generated/prisma/client'

/** A stored measure as the standing reads it. */
export function toSpan(row: Measure): Span {
	return {
		kind: row.kind as MeasureKind,
		state: row.state,
		inForceFrom: row.inForceFrom === null ? null : fromDate(row.inForceFrom),
		endedAt: row.endedAt === null ? null : fromDate(row.endedAt),
	}
}
