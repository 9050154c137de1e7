import 'server-only'
import type { ExternalDecision } from '@/lib/domain/decisions/external-decision'
import { dayOf } from '@/lib/server/kernel/columns'

/** What another venue decided, as a case and an operator show it. */
export type DecisionElsewhereView = {
	readonly id: string
	/** Calendar day. */
	readonly decidedOn: string
	readonly venue: string
	readonly lever: string
	readonly arguments: unknown
	readonly result: ExternalDecision['result']
	readonly resultNote: string
	readonly source: string
	readonly note: string
}

type DecisionRow = Omit<DecisionElsewhereView, 'decidedOn'> & { readonly decidedOn: Date }

export function viewDecisionElsewhere(row: DecisionRow): DecisionElsewhereView {
	const { id, venue, lever, result, resultNote, source, note } = row
	return {
		id,
		decidedOn: dayOf(row.decidedOn),
		venue,
		lever,
		arguments: row.arguments,
		result,
		resultNote,
		source,
		note,
	}
}
