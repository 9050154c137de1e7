import 'server-only'
import type { Command, CommandResult } from '@/lib/server/kernel/define-command'
import type { Query } from '@/lib/server/kernel/define-query'
import { actorOfRequest } from './request-context'

/** A command as a server action for a part of the page that lives on its own, such as a report that saves itself. */
export function callAction<Answer>(
	command: Command<never, Answer>,
): (input: unknown) => Promise<CommandResult<Answer>> {
	// The command parses what it is given, so an unknown shape is safe here.
	return async (input) => command.execute(input as never, { actor: await actorOfRequest() })
}

/** A query as a server action; `null` where there is nothing that the reader may see. */
export function askAction<View>(query: Query<never, View>): (input: unknown) => Promise<View | null> {
	return async (input) => {
		const result = await query.ask(input as never, { actor: await actorOfRequest() })
		return result.ok ? result.value : null
	}
}
