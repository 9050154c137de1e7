import 'server-only'
import { GetOperatorInput } from '@/lib/contracts/operators'
import { isUuid, type OperatorId } from '@/lib/domain/kernel/ids'
import { earliest, fromDate, toIso } from '@/lib/domain/kernel/instant'
import type { MeasureState } from '@/lib/domain/measures/measure'
import { type Standing, standingAt, standingOverTime } from '@/lib/domain/measures/standing'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type DecisionElsewhereView, viewDecisionElsewhere } from '@/lib/server/decisions/decision-elsewhere'
import { dayOf, fromColumn, isoOrNull } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import { readableMeasures } from '@/lib/server/measures/queries/readable-measures'
import { type RejoinNotice, rejoinNotices } from '../rejoin-notices'
import { toSpan } from '../spans'

export type OperatorView = {
	readonly id: string
	readonly slug: string
	readonly name: string
	readonly module: { readonly slug: string; readonly name: string; readonly network: string }
	readonly registryIndex: number | null
	readonly rewardAddress: string | null
	readonly active: boolean | null
	readonly isDemonstration: boolean
	readonly names: readonly { readonly name: string; readonly fromDate: string | null; readonly source: string }[]
	readonly trust: readonly {
		readonly fromDate: string | null
		readonly bond: string
		readonly admission: string
		readonly identity: string
		readonly note: string
		readonly source: string
	}[]
	readonly keys: readonly {
		readonly blockNumber: string
		readonly blockTime: string
		readonly stakingLimit: number
		readonly usedSigningKeys: number
		readonly totalSigningKeys: number
		readonly stoppedValidators: number
		readonly source: string
	}[]
	readonly standing: Standing
	/** The moment that the standing was read for. */
	readonly asOf: string
	readonly standingSteps: readonly { readonly from: string; readonly standing: Standing }[]
	readonly measures: readonly {
		readonly id: string
		readonly kind: string
		readonly state: MeasureState
		readonly parameters: Readonly<Record<string, string | number>>
		readonly inForceFrom: string | null
		readonly endedAt: string | null
		readonly incident: { readonly slug: string; readonly title: string } | null
		readonly source: string | null
	}[]
	readonly incidents: readonly {
		readonly slug: string
		readonly title: string
		readonly incidentClass: string
		readonly state: string
		readonly occurredAt: string
		readonly consequence: number | null
	}[]
	readonly decisionsElsewhere: readonly DecisionElsewhereView[]
	/** Offboardings of this operator, or of one of the same name or reward address, that may not return, or not yet. */
	readonly rejoinNotices: readonly RejoinNotice[]
}

const MEASURES = {
	orderBy: { decidedAt: 'asc' },
	include: {
		incident: { select: { slug: true, title: true, publishedAt: true } },
		externalDecision: { select: { source: true } },
	},
} satisfies Omit<Prisma.MeasureFindManyArgs, 'where'>

const PARTS = {
	module: true,
	names: { orderBy: { fromDate: { sort: 'asc', nulls: 'first' } } },
	trust: { orderBy: { fromDate: { sort: 'asc', nulls: 'first' } } },
	keyCounts: { orderBy: { blockNumber: 'desc' }, take: 24 },
	incidents: { where: { publishedAt: { not: null } }, orderBy: { occurredAt: 'desc' }, take: 100 },
	external: { orderBy: { decidedOn: 'asc' } },
} satisfies Prisma.OperatorInclude

/** One operator: its names, what was trusted when, keys, the measures that the reader may know of and the standing that follows, published cases. */
export const getOperator = defineQuery({
	name: 'operator.get',
	input: GetOperatorInput,
	answer: async ({ db, input, actor, now }): Promise<OperatorView | null> => {
		const where = isUuid(input.ref) ? { id: input.ref } : { slug: input.ref }
		const row = await db.operator.findUnique({ where, include: PARTS })
		if (row === null) return null
		const known = readableMeasures(actor, fromColumn<OperatorId>(row.id))
		const measures = await db.measure.findMany({ where: { operatorId: row.id, AND: [known] }, ...MEASURES })
		const spans = measures.map(toSpan)
		const since = earliest(spans.flatMap((span) => span.inForceFrom ?? [])) ?? fromDate(row.createdAt)
		return {
			id: row.id,
			slug: row.slug,
			name: row.name,
			module: { slug: row.module.slug, name: row.module.name, network: row.module.network },
			registryIndex: row.registryIndex,
			rewardAddress: row.rewardAddress,
			active: row.active,
			isDemonstration: row.isDemonstration,
			names: row.names.map(({ name, fromDate: from, source }) => ({ name, source, fromDate: from && dayOf(from) })),
			trust: row.trust.map(({ bond, admission, identity, note, source, fromDate: from }) => ({
				bond,
				admission,
				identity,
				note,
				source,
				fromDate: from && dayOf(from),
			})),
			keys: row.keyCounts.map((count) => ({
				blockNumber: count.blockNumber.toString(),
				blockTime: count.blockTime.toISOString(),
				stakingLimit: count.stakingLimit,
				usedSigningKeys: count.usedSigningKeys,
				totalSigningKeys: count.totalSigningKeys,
				stoppedValidators: count.stoppedValidators,
				source: count.source,
			})),
			standing: standingAt(spans, now),
			asOf: toIso(now),
			standingSteps: standingOverTime(spans, since, now).map((step) => ({
				standing: step.standing,
				from: toIso(step.from),
			})),
			measures: measures.map((measure) => ({
				id: measure.id,
				kind: measure.kind,
				state: measure.state,
				parameters: fromJson<Record<string, string | number>>(measure.parameters),
				inForceFrom: isoOrNull(measure.inForceFrom),
				endedAt: isoOrNull(measure.endedAt),
				incident: measure.incident?.publishedAt ? { slug: measure.incident.slug, title: measure.incident.title } : null,
				source: measure.externalDecision?.source ?? null,
			})),
			incidents: row.incidents.map((incident) => ({
				slug: incident.slug,
				title: incident.title,
				incidentClass: incident.incidentClass,
				state: incident.state,
				occurredAt: incident.occurredAt.toISOString(),
				consequence: incident.consequence,
			})),
			decisionsElsewhere: row.external.map(viewDecisionElsewhere),
			rejoinNotices: await rejoinNotices(
				db,
				{ id: row.id, names: row.names.map(({ name }) => name), rewardAddress: row.rewardAddress, known },
				now,
			),
		}
	},
})
