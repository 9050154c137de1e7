import 'server-only'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState, ShownOnce } from '@/lib/contracts/form-state'
import type { Command } from '@/lib/server/kernel/define-command'
import { actorOfRequest } from './request-context'

type Options<Answer> = {
	/** Said after success. */
	readonly done?: string | ((answer: Answer) => string)
	/** The secret that success brings; it is shown this once. */
	readonly once?: (answer: Answer) => ShownOnce
	/** Where to go after success. */
	readonly to?: (answer: Answer, input: Record<string, unknown>) => string
	/** Turns the form's fields into the command's input; by default each field under its name. */
	readonly read?: (form: FormData) => Record<string, unknown> | Promise<Record<string, unknown>>
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** A command as a server action for our own forms. Next checks that the request comes from our origin. */
export function formAction<Answer>(command: Command<never, Answer>, options: Options<Answer> = {}): FormAction {
	return async (_previous, form) => {
		const input = await (options.read ?? readFields)(form)
		// The command parses what it is given, so an unknown shape is safe here.
		const result = await command.execute(input as never, { actor: await actorOfRequest() })
		if (!result.ok) {
			const { code, sentence, issues = [] } = result.problem
			return {
				status: code === 'invalid_input' ? 'invalid' : 'refused',
				code,
				sentence,
				issues,
				typed: readTyped(form),
			}
		}
		if (options.to) redirect(options.to(result.value, input))
		revalidatePath('/', 'layout')
		const { done = 'Saved.', once } = options
		const sentence = typeof done === 'function' ? done(result.value) : done
		return {
			status: 'done',
			sentence,
			...(once && { once: once(result.value) }),
			receipts: result.leaves.map(({ leafHash }) => leafHash),
		}
	}
}

/** Fields by name; a name that ends in `[]` collects all its values. */
export function readFields(form: FormData): Record<string, unknown> {
	const input: Record<string, unknown> = {}
	for (const name of new Set(form.keys())) {
		if (name.startsWith('$ACTION')) continue
		if (name.endsWith('[]')) input[name.slice(0, -2)] = form.getAll(name)
		else input[name] = form.get(name)
	}
	return input
}

function readTyped(form: FormData): Record<string, string> {
	const typed: Record<string, string> = {}
	for (const [name, value] of form.entries()) {
		if (typeof value === 'string' && !name.startsWith('$ACTION') && !/secret|signature|token/i.test(name))
			typed[name] = value
	}
	return typed
}
