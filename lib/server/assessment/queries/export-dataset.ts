import 'server-only'
import { z } from 'zod'
import type { DatasetRow } from '@/lib/contracts/dataset'
import { printVector } from '@/lib/domain/assessment/vector'
import { derivedTimes } from '@/lib/domain/incidents/derived-times'
import { redactReport } from '@/lib/domain/incidents/redact'
import type { Report } from '@/lib/domain/incidents/report'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { vectorsOfCases } from '../case-vectors'

const PAGE = 250

export type DatasetExport = {
	/** Changes with every case that is published, changed or withdrawn, and with the operators' names. */
	readonly version: string
	readonly pages: () => AsyncIterable<readonly DatasetRow[]>
}

/** Every published case with what the public may read of it, in the order of ids, so that no case is skipped or repeated. */
export const exportDataset = defineQuery({
	name: 'dataset.export',
	input: z.object({}),
	answer: async ({ db }): Promise<DatasetExport> => ({
		version: await version(db),
		pages: async function* () {
			let after: string | null = null
			for (;;) {
				const page: readonly Row[] = await findPage(db, after)
				if (page.length > 0) yield await toRows(db, page)
				after = page.at(-1)?.id ?? null
				if (page.length < PAGE) return
			}
		},
	}),
})

const PUBLISHED = { publishedAt: { not: null } } as const

async function version(db: Tx): Promise<string> {
	const [cases, operators, ratings] = await Promise.all([
		db.incident.aggregate({ where: PUBLISHED, _count: true, _max: { updatedAt: true }, _sum: { version: true } }),
		db.operator.aggregate({ _count: true, _sum: { version: true } }),
		db.panel.aggregate({ where: { state: 'closed' }, _count: true, _sum: { version: true } }),
	])
	return JSON.stringify([cases, operators, ratings])
}

const PARTS = { operator: { select: { slug: true, name: true, module: { select: { slug: true } } } } } as const
type Row = Prisma.IncidentGetPayload<{ include: typeof PARTS }>

function findPage(db: Tx, after: string | null): Promise<readonly Row[]> {
	return db.incident.findMany({
		where: { ...PUBLISHED, ...(after !== null && { id: { gt: after } }) },
		orderBy: { id: 'asc' },
		take: PAGE,
		include: PARTS,
	})
}

async function toRows(db: Tx, page: readonly Row[]): Promise<readonly DatasetRow[]> {
	const vectors = new Map((await vectorsOfCases(db, page)).map((one) => [one.incidentId, printVector(one.vector)]))
	return page.map((row) => toRow(row, vectors.get(row.id) ?? null))
}

function toRow(row: Row, vector: string | null): DatasetRow {
	const report = redactReport(fromJson<Report>(row.report), 'public')
	const loss = report.impact.findLast((figure) => figure.kind === 'actual') ?? report.impact.at(-1)
	const times = derivedTimes(report.timeline)
	const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1_000))
	const iso = (at: Date | null): string | null => at?.toISOString() ?? null
	return {
		id: row.id,
		slug: row.slug,
		title: row.title,
		incidentClass: row.incidentClass,
		network: row.network,
		occurredAt: row.occurredAt.toISOString(),
		occurredPrecision: report.occurredPrecision,
		state: row.state,
		operatorSlug: row.operator.slug,
		operatorName: row.operator.name,
		moduleSlug: row.operator.module.slug,
		detectedBy: report.detectedBy,
		validatorCount: report.validators.count,
		lossGwei: loss?.lossGwei ?? null,
		lossKind: loss?.kind ?? null,
		causes: row.causes,
		risks: row.risks,
		secondsToDetect: seconds(times.detect),
		secondsToAcknowledge: seconds(times.acknowledge),
		secondsToMitigate: seconds(times.mitigate),
		secondsToResolve: seconds(times.resolve),
		secondsToDisclose: seconds(times.disclose),
		vector,
		consequence: row.consequence,
		policyVersion: row.policyVersion,
		rubricVersion: row.rubricVersion,
		revision: row.currentRevision,
		filedAt: iso(row.filedAt),
		publishedAt: iso(row.publishedAt),
		closedAt: iso(row.closedAt),
		updatedAt: row.updatedAt.toISOString(),
		isHistorical: row.origin === 'import',
		isDemonstration: row.isDemonstration,
	}
}
