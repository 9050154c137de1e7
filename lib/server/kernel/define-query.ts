import 'server-only'
import type { z } from 'zod'
import { type FieldIssue, type Problem, problem } from '@/lib/contracts/problem'
import type { Actor } from '@/lib/domain/access/actor'
import type { Verdict } from '@/lib/domain/access/can'
import type { Instant } from '@/lib/domain/kernel/instant'
import { now as readClock } from './clock'
import { fieldIssues } from './field-issues'
import { prisma, type Tx } from './prisma'
import { problemOfFailure } from './problem-of-failure'

export type QueryDefinition<Schema extends z.ZodType, View> = {
	readonly name: `${string}.${string}`
	readonly input: Schema
	/** Whether the actor may ask this at all; a "no" is said with its reason. Left out: everyone may ask. */
	readonly allow?: (question: { readonly actor: Actor }) => Verdict
	/** What only the stored facts can tell about the input, a sentence for each field that is wrong. */
	readonly check?: (around: {
		readonly db: Tx
		readonly input: z.output<Schema>
		readonly actor: Actor
	}) => Promise<readonly FieldIssue[]>
	/**
	 * Answers the question for this actor, or `null` when there is nothing that the actor may see. What the actor
	 * may not read is left out here, by `domain/access`, and never reaches the response.
	 */
	readonly answer: (around: {
		readonly db: Tx
		readonly input: z.output<Schema>
		readonly actor: Actor
		readonly now: Instant
	}) => Promise<View | null>
}

export type QueryResult<View> =
	| { readonly ok: true; readonly value: View }
	| { readonly ok: false; readonly problem: Problem }

export type Query<Input, View> = {
	readonly name: string
	readonly input: z.ZodType
	readonly ask: (input: Input, context: { readonly actor: Actor }) => Promise<QueryResult<View>>
}

/** The one way to read. */
export function defineQuery<Schema extends z.ZodType, View>(
	definition: QueryDefinition<Schema, View>,
): Query<z.input<Schema>, View> {
	return {
		name: definition.name,
		input: definition.input,
		ask: async (rawInput, { actor }) => {
			const parsed = definition.input.safeParse(rawInput)
			if (!parsed.success) {
				return {
					ok: false,
					problem: problem('invalid_input', 'Check the marked fields.', { issues: fieldIssues(parsed.error) }),
				}
			}
			const verdict = definition.allow?.({ actor }) ?? { allowed: true }
			if (!verdict.allowed) {
				const code = actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden'
				return { ok: false, problem: problem(code, verdict.because) }
			}
			const issues = (await definition.check?.({ db: prisma(), input: parsed.data, actor })) ?? []
			if (issues.length > 0) {
				return { ok: false, problem: problem('invalid_input', 'Check the marked fields.', { issues }) }
			}
			try {
				const view = await definition.answer({ db: prisma(), input: parsed.data, actor, now: await readClock() })
				return view === null ? { ok: false, problem: problem('not_found') } : { ok: true, value: view }
			} catch (error) {
				const found = problemOfFailure(error)
				if (found === null) throw error
				return { ok: false, problem: found }
			}
		},
	}
}
