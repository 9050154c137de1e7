import 'server-only'
import type { z } from 'zod'
import type { CommandResult } from '@/lib/server/kernel/define-command'

/** What an import did with one row. */
export type RowOutcome = {
	readonly row: string
	readonly did: 'added' | 'already_there' | 'refused'
	readonly sentence: string
}

/** The first thing that is wrong with a row, as the end of a sentence about it. */
export function faultOf(error: z.ZodError): string {
	const [issue] = error.issues
	const path = issue?.path.join('.') ?? ''
	const message = issue?.message ?? ''
	// What a schema of ours says begins in lower case; the library's own words would mean little to the reader.
	const ours = /^[a-z]/.test(message) ? message : 'is missing, or is not of the kind that is expected there'
	return path === '' ? 'This row is no object with named fields.' : `The field "${path}" ${ours}.`
}

export function outcomeOf(row: string, result: CommandResult<unknown>, added: string): RowOutcome {
	if (result.ok) return { row, did: 'added', sentence: added }
	const { reason, sentence, issues = [] } = result.problem
	if (reason === 'already_there') return { row, did: 'already_there', sentence }
	const details = issues.map((issue) => `${issue.path}: ${issue.message}`).join(' ')
	return { row, did: 'refused', sentence: [sentence, details].join(' ').trim() }
}
