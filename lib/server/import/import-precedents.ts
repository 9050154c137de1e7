import 'server-only'
import { z } from 'zod'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { prisma } from '@/lib/server/kernel/prisma'
import { recordMeasureElsewhere } from '@/lib/server/measures/commands/record-measure-elsewhere'
import { outcomeOf, type RowOutcome } from './outcome'
import { IMPORTER, operatorId } from './register'

const PrecedentFileRow = z.object({
	date: z.iso.date(),
	operator: z.string(),
	lever: z.string(),
	args: z.array(z.json()),
	path: z.string(),
	result: z.string(),
	source: z.string(),
})
type PrecedentFileRow = z.output<typeof PrecedentFileRow>

/** Cases that a vote in the file answered; the file of precedents does not name them itself. */
const CASE_OF: Readonly<Record<string, string>> = {
	'2023-04-21/RockLogic GmbH': '2023-04-13-rocklogic-slashing',
	'2025-05-16/Chorus One (oracle)': '2025-05-10-chorusone-oracle-key',
}

/** Imports votes that other venues took, and the measures that the executed ones brought into force. */
export async function* importPrecedents(rows: readonly unknown[]): AsyncGenerator<RowOutcome> {
	for (const [index, raw] of rows.entries()) {
		const parsed = PrecedentFileRow.safeParse(raw)
		if (!parsed.success) {
			yield {
				row: `row ${index + 1}`,
				did: 'refused',
				sentence: parsed.error.issues[0]?.message ?? 'This row cannot be read.',
			}
			continue
		}
		for (const operator of operatorsOf(parsed.data)) yield await importRow(parsed.data, operator)
	}
}

/** A vote on two operators is a decision on each of them. */
function operatorsOf(row: PrecedentFileRow): readonly string[] {
	return row.operator === 'Jump Crypto + Anyblock' ? ['Jump Crypto', 'Anyblock Analytics'] : [row.operator]
}

async function importRow(row: PrecedentFileRow, operator: string): Promise<RowOutcome> {
	const name = `${row.date} ${operator} ${row.lever}`
	const id = await operatorId(operator, row.source)
	if (id === null) return { row: name, did: 'refused', sentence: `The operator "${operator}" is not known.` }
	const slug = CASE_OF[`${row.date}/${operator}`]
	const incident = slug ? await prisma().incident.findUnique({ where: { slug }, select: { id: true } }) : null
	const decision = {
		operatorId: id,
		incidentId: incident?.id ?? null,
		decidedOn: row.date,
		venue: row.path,
		lever: row.lever,
		arguments: row.args,
		result: resultOf(row.result),
		resultNote: row.result,
		rung: rungOf(row),
		source: row.source,
		importKey: `${row.source}/${row.lever}/${operator}`,
	}
	const result = await recordDecisionElsewhere.execute(decision, { actor: IMPORTER })
	if (result.ok && decision.result === 'executed') await addMeasure(result.value.id, row)
	return outcomeOf(name, result, `Recorded: ${row.result}.`)
}

function resultOf(text: string): 'executed' | 'rejected' | 'quorum_not_met' | 'unknown' {
	if (text.includes('quorum not reached')) return 'quorum_not_met'
	if (text.startsWith('REJECTED')) return 'rejected'
	return text.includes('executed') ? 'executed' : 'unknown'
}

/** The rung that a lever amounts to. A target of zero for someone who leaves of their own will is a reduction. */
function rungOf(row: PrecedentFileRow): 2 | 3 | 5 | null {
	if (row.lever === 'setNodeOperatorStakingLimit') return 2
	if (row.lever === 'deactivateNodeOperator') return 5
	return row.lever === 'StakingRouter.updateTargetValidatorsLimits' ? 3 : null
}

async function addMeasure(externalDecisionId: string, row: PrecedentFileRow): Promise<void> {
	const rung = rungOf(row)
	if (rung === null) return
	const target = row.args.at(-1)
	const parameters = typeof target === 'number' && rung !== 5 ? { target } : {}
	const inForceFrom = `${row.date}T00:00:00Z`
	await recordMeasureElsewhere.execute(
		{ externalDecisionId, rung, parameters, inForceFrom, note: row.result },
		{ actor: IMPORTER },
	)
}
