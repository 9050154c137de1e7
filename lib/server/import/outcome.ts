import 'server-only'
import type { CommandResult } from '@/lib/server/kernel/define-command'

/** What an import did with one row. */
export type RowOutcome = {
	readonly row: string
	readonly did: 'added' | 'already_there' | 'refused'
	readonly sentence: string
}

export function outcomeOf(row: string, result: CommandResult<unknown>, added: string): RowOutcome {
	if (result.ok) return { row, did: 'added', sentence: added }
	const { reason, sentence, issues = [] } = result.problem
	if (reason === 'already_there') return { row, did: 'already_there', sentence }
	const details = issues.map((issue) => `${issue.path}: ${issue.message}`).join(' ')
	return { row, did: 'refused', sentence: [sentence, details].join(' ').trim() }
}
