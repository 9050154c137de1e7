import 'server-only'
import { recordHistory } from '@/lib/server/incidents/commands/record-history'
import { prisma } from '@/lib/server/kernel/prisma'
import { recordTrust } from '@/lib/server/operators/commands/record-trust'
import { IncidentFileRow } from './incident-row'
import { faultOf, outcomeOf, type RowOutcome } from './outcome'
import { IMPORTER, operatorId } from './register'
import { reportFromRow, slugOf } from './report-from-row'

/** Imports historical incidents row by row; a row that cannot be used is refused with a sentence and the rest goes on. */
export async function* importIncidents(rows: readonly unknown[], today: string): AsyncGenerator<RowOutcome> {
	for (const [index, raw] of rows.entries()) yield await importRow(raw, `row ${index + 1}`, today)
}

async function importRow(raw: unknown, place: string, today: string): Promise<RowOutcome> {
	const parsed = IncidentFileRow.safeParse(raw)
	if (!parsed.success) {
		return { row: place, did: 'refused', sentence: faultOf(parsed.error) }
	}
	const row = parsed.data
	const report = reportFromRow(row, today)
	if (!report.ok) return { row: row.id, did: 'refused', sentence: report.refusal.sentence }
	const operator = await operatorId(row.operator, row.sources[0] ?? 'The file of historical incidents')
	if (operator === null) {
		return {
			row: row.id,
			did: 'refused',
			sentence: `The operator "${row.operator}" is not known; add it to the table of operators first.`,
		}
	}
	const slug = slugOf(row)
	const result = await recordHistory.execute({ operatorId: operator, slug, report: report.value }, { actor: IMPORTER })
	if (result.ok) await noteTrust(operator, row)
	return outcomeOf(row.id, result, `Recorded as ${slug}.`)
}

/** What could be trusted at that date, from the module that the source names. */
async function noteTrust(operatorId: string, row: IncidentFileRow): Promise<void> {
	const isBonded = row.module.includes('(bonded)')
	if (!isBonded && !row.module.includes('(unbonded)')) return
	const isKnown = await prisma().trustAssumption.findFirst({ where: { operatorId }, select: { id: true } })
	if (isKnown !== null) return
	await recordTrust.execute(
		{
			operatorId,
			fromDate: row.date,
			bond: isBonded ? 'bonded' : 'unbonded',
			admission: isBonded ? 'permissionless' : 'permissioned',
			identity: isBonded ? 'may_be_anonymous' : 'known',
			note: row.module,
			source: row.sources[0] ?? 'The file of historical incidents',
		},
		{ actor: IMPORTER },
	)
}
