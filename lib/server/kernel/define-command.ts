import 'server-only'
import type { z } from 'zod'
import { type Problem, problem } from '@/lib/contracts/problem'
import type { Actor } from '@/lib/domain/access/actor'
import type { Verdict } from '@/lib/domain/access/can'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Outcome, Result } from '@/lib/domain/kernel/result'
import { appendToLog, type LoggedLeaf } from '@/lib/server/log/append-to-log'
import { now as readClock } from './clock'
import type { DomainEvent } from './domain-event'
import { fieldIssues } from './field-issues'
import { enqueue, type OutboxItem } from './outbox'
import type { Tx } from './prisma'
import { problemOfFailure } from './problem-of-failure'
import { transaction } from './transaction'

type Around<Input> = { readonly tx: Tx; readonly input: Input; readonly actor: Actor; readonly now: Instant }

export type CommandDefinition<Schema extends z.ZodType, Subject, State, Event extends DomainEvent, Answer, Prepared> = {
	readonly name: `${string}.${string}`
	readonly input: Schema
	/**
	 * What takes long and needs no lock, such as a question to a chain: it runs before the transaction. Nobody has been
	 * allowed anything yet, so it does nothing for an actor who would be refused, and decides nothing itself.
	 */
	readonly prepare?: (around: {
		readonly input: z.output<Schema>
		readonly actor: Actor
		/** Where the time is given from outside. */
		readonly at: Instant | undefined
	}) => Promise<Prepared>
	/** For a command that writes very many rows: how long its transaction may take. */
	readonly mostSeconds?: number
	/**
	 * Waits its turn where the order of writers and their times must agree: it runs before the clock is read, so that
	 * nobody acts at a time from before the wait. It decides nothing, and nothing has to exist.
	 */
	readonly lock?: (around: { readonly tx: Tx; readonly input: z.output<Schema> }) => Promise<unknown>
	/** What the command is about; `null` when there is no such thing. */
	readonly load: (around: Around<z.output<Schema>> & { readonly prepared: Prepared }) => Promise<Subject | null>
	/** Whether the actor may know that the subject exists; "no" looks like "not found". Left out: always. */
	readonly readable?: (question: { actor: Actor; subject: Subject }) => boolean
	readonly allow: (question: { actor: Actor; subject: Subject; input: z.output<Schema> }) => Verdict
	/** The rule. Pure: everything it needs is in `subject` and `input`. */
	readonly decide: (question: {
		subject: Subject
		input: z.output<Schema>
		actor: Actor
		now: Instant
	}) => Result<Outcome<State, Event>>
	readonly save: (
		around: Around<z.output<Schema>> & { subject: Subject; outcome: Outcome<State, Event> },
	) => Promise<Answer>
	/** What the log entries are filed under: `incident:<id>`. */
	readonly concerns: (question: { subject: Subject; input: z.output<Schema>; answer: Answer }) => string
	/** What the first leaf says of the outcome besides the event, such as the hash of what was frozen. */
	readonly tells?: (answer: Answer) => Readonly<Record<string, string>>
	/** Mail and the like, sent after the commit. */
	readonly notify?: (
		around: Around<z.output<Schema>> & { subject: Subject; outcome: Outcome<State, Event>; answer: Answer },
	) => Promise<readonly OutboxItem[]>
}

export type CommandResult<Answer> =
	/** `leaves`: what the log holds about it, for a receipt. */
	| { readonly ok: true; readonly value: Answer; readonly leaves: readonly LoggedLeaf[] }
	| { readonly ok: false; readonly problem: Problem }

export type Command<Input, Answer> = {
	readonly name: string
	readonly input: z.ZodType
	/** Runs the command for `actor`. `at` is for imports of history and for tests; otherwise the clock decides. */
	readonly execute: (
		input: Input,
		context: { readonly actor: Actor; readonly at?: Instant },
	) => Promise<CommandResult<Answer>>
}

/** The one way to change anything: parse, load, allow, decide, save, log, outbox; all or nothing. */
export function defineCommand<
	Schema extends z.ZodType,
	Subject,
	State,
	Event extends DomainEvent,
	Answer,
	Prepared = undefined,
>(definition: CommandDefinition<Schema, Subject, State, Event, Answer, Prepared>): Command<z.input<Schema>, Answer> {
	return {
		name: definition.name,
		input: definition.input,
		execute: async (rawInput, { actor, at }) => {
			const parsed = definition.input.safeParse(rawInput)
			if (!parsed.success) {
				const issues = fieldIssues(parsed.error)
				return denied(problem('invalid_input', 'Check the marked fields.', { issues }))
			}
			// A command without this step reads nothing from `prepared`, whose type is then undefined.
			const prepared = (await definition.prepare?.({ input: parsed.data, actor, at })) as Prepared
			try {
				const call = { input: parsed.data, actor, at, prepared }
				return await transaction((tx) => run(definition, tx, call), definition.mostSeconds)
			} catch (error) {
				const found = problemOfFailure(error)
				if (found === null) throw error
				return denied(found)
			}
		},
	}
}

type Call<Input, Prepared> = {
	readonly input: Input
	readonly actor: Actor
	readonly at: Instant | undefined
	readonly prepared: Prepared
}

async function run<Schema extends z.ZodType, Subject, State, Event extends DomainEvent, Answer, Prepared>(
	definition: CommandDefinition<Schema, Subject, State, Event, Answer, Prepared>,
	tx: Tx,
	{ input, actor, at, prepared }: Call<z.output<Schema>, Prepared>,
): Promise<CommandResult<Answer>> {
	await definition.lock?.({ tx, input })
	const now = at ?? (await readClock(tx))
	const around = { tx, input, actor, now }
	const subject = await definition.load({ ...around, prepared })
	if (subject === null) return denied(problem('not_found'))
	if (definition.readable && !definition.readable({ actor, subject })) return denied(problem('not_found'))
	const verdict = definition.allow({ actor, subject, input })
	if (!verdict.allowed)
		return denied(problem(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden', verdict.because))
	const decided = definition.decide({ subject, input, actor, now })
	if (!decided.ok) {
		const { code, sentence, evidence } = decided.refusal
		return denied(problem('refused', sentence, { reason: code, ...(evidence && { evidence }) }))
	}
	const outcome = decided.value
	const answer = await definition.save({ ...around, subject, outcome })
	const leaves = await appendToLog(tx, {
		subject: definition.concerns({ subject, input, answer }),
		actor,
		at: now,
		events: told(outcome.events, definition.tells?.(answer)),
	})
	const items = (await definition.notify?.({ ...around, subject, outcome, answer })) ?? []
	await enqueue(tx, items, now)
	return { ok: true, value: answer, leaves }
}

function told(events: readonly DomainEvent[], more: DomainEvent['facts']): readonly DomainEvent[] {
	return events.map((event, order) => (order === 0 && more ? { ...event, facts: { ...event.facts, ...more } } : event))
}

function denied(found: Problem): { readonly ok: false; readonly problem: Problem } {
	return { ok: false, problem: found }
}
