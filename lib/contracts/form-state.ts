import type { FieldIssue, ProblemCode } from '@/lib/contracts/problem'

/** What a form knows after it was sent. What was typed stays in `typed`, secrets left out. */
export type FormState =
	| { readonly status: 'idle' }
	| {
			readonly status: 'invalid' | 'refused'
			readonly code: ProblemCode
			readonly sentence: string
			readonly issues: readonly FieldIssue[]
			readonly typed: Readonly<Record<string, string>>
	  }
	| {
			readonly status: 'done'
			readonly sentence: string
			readonly once?: ShownOnce
			readonly receipts?: readonly string[]
	  }

/** A secret that the answer to a form shows, and that nobody can read again. */
export type ShownOnce = { readonly label: string; readonly value: string }

export const IDLE: FormState = { status: 'idle' }
