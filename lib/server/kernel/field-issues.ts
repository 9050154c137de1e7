import 'server-only'
import type { z } from 'zod'
import type { FieldIssue } from '@/lib/contracts/problem'

/** Zod's findings as the reader gets them: a path and a sentence for each field. */
export function fieldIssues(error: z.ZodError): readonly FieldIssue[] {
	return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
}
