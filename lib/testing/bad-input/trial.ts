import type { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import type { DemonstrationPeople } from '@/prisma/seed/people'

type Body = Readonly<Record<string, unknown>>

/** Any command, whatever its input: here it gets what its type forbids. */
type AnyCommand = {
	readonly name: string
	readonly input: z.ZodType
	readonly execute: (input: never, context: { actor: Actor; at?: Instant }) => Promise<CommandResult<unknown>>
}

export type Trial = {
	readonly actor: Actor
	/** When the body is accepted; now, when left out. */
	readonly at?: Instant
	/** Accepted from this actor, with a value for each field that the command knows. */
	readonly body: Body
	/** Bodies that are well formed and yet wrong, with the reason or code of the refusal. */
	readonly refused: Readonly<Record<string, readonly [Body, string, Actor?]>>
	/** What an unknown id leads to, by field; "not_found" for those that are not named. */
	readonly unknown?: Readonly<Record<string, string>>
	/** Fields that only look like free text; whatever else stands there is refused. */
	readonly codes?: readonly string[]
	/** What a field keeps of a text on purpose, where that is not all of it. */
	readonly kept?: Readonly<Record<string, (text: string) => string>>
	/** The body with this text where people may write what they like, for those that are signed as a whole. */
	readonly written?: (text: string) => Promise<Body>
}

export type CommandTrial = {
	readonly command: AnyCommand
	/** Tells several trials of one command apart. */
	readonly as?: string
	readonly prepare: (people: DemonstrationPeople) => Promise<Trial>
}

/** Runs a command with a body as it comes from outside, and says how it ended; "threw" is a bug. */
export async function outcomeOf(
	{ command }: CommandTrial,
	body: unknown,
	context: { actor: Actor; at?: Instant },
): Promise<string> {
	try {
		const answer = await command.execute(body as never, context) // a stranger sends what they like
		return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
	} catch (error) {
		return `threw: ${error instanceof Error ? error.message.split('\n').at(-1) : error}`
	}
}
