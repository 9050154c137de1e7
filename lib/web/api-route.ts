import 'server-only'
import { problem } from '@/lib/contracts/problem'
import type { Actor } from '@/lib/domain/access/actor'
import type { Command } from '@/lib/server/kernel/define-command'
import type { Query } from '@/lib/server/kernel/define-query'
import type { LoggedLeaf } from '@/lib/server/log/append-to-log'
import { answering, type Keeping, tagged } from './answering'
import { problemResponse } from './problem-response'
import { readBody } from './read-body'
import { actorOfRequest } from './request-context'
import { guard } from './request-guard'

type Params = { readonly params: Promise<Record<string, string>> }

/** A handler for machines. `answers` is there for its type alone: the description of the API is written from it. */
export type RouteHandler<Answered = unknown> = ((request: Request, context: Params) => Promise<Response>) & {
	readonly answers?: Answered
}

/** A command that has nothing to say answers with an empty object. */
type Said<Answer> = [Answer] extends [null | undefined] ? Readonly<Record<string, never>> : Answer

type CommandOptions<Answer, Answered> = {
	/** 201 for what did not exist before. */
	readonly status?: 200 | 201
	/** Where to look for the end of what has only been begun, which is answered with 202; `null` for what is done. */
	readonly goesOnAt?: (answer: Answer) => string | null
	/** Extra fields from the path or the caller, on top of the path's own names. */
	readonly read?: (body: Record<string, unknown>, params: Record<string, string>) => Record<string, unknown>
	readonly shape?: (answer: Answer, leaves: readonly LoggedLeaf[], actor: Actor) => Answered | Promise<Answered>
	/** For bodies that hold a file: how many MiB one may have. */
	readonly mostMebibytes?: number
}

/** A command as a route for machines: the JSON body and the path's names are its input. */
export function commandRoute<Answer, Answered = Said<Answer>>(
	command: Command<never, Answer>,
	options: CommandOptions<Answer, Answered> = {},
): RouteHandler<Answered> {
	return (request, { params }) =>
		answering(request, async () => {
			const barred = await guard(request, 'write')
			if (barred) return problemResponse(barred)
			const body = await readBody(request, options.mostMebibytes)
			if (!body.ok) return problemResponse(body.problem)
			const names = await params
			const version = expectedVersion(request)
			const input = {
				...body.value,
				...(version !== undefined && { expectedVersion: version }),
				...names,
				...options.read?.(body.value, names),
			}
			// The command parses what it is given, so an unknown shape is safe here.
			const actor = await actorOfRequest()
			const result = await command.execute(input as never, { actor })
			if (!result.ok) return problemResponse(result.problem)
			const said = options.shape ? await options.shape(result.value, result.leaves, actor) : (result.value ?? {})
			const location = options.goesOnAt?.(result.value) ?? null
			return Response.json(said, {
				status: location === null ? (options.status ?? 200) : 202,
				headers: {
					'Cache-Control': 'no-store',
					...receiptHeader(result.leaves),
					...(location !== null && { Location: location }),
				},
			})
		})
}

/** Where the receipts lie for what was just accepted. */
export function receiptHeader(leaves: readonly LoggedLeaf[]): Record<string, string> {
	if (leaves.length === 0) return {}
	return { 'Guardrail-Receipt': leaves.map(({ leafHash }) => `/api/v1/log/receipts/${leafHash}`).join(', ') }
}

type QueryOptions<View, Answered> = {
	readonly shape?: (view: View) => Answered
	/** A tool reckons for anyone who asks, so it is asked less often than what is stored. */
	readonly limit?: 'read' | 'tool'
	/** How caches may keep the answer to a visitor; what depends on who asks is never kept. */
	readonly cache?: Keeping
	/** Answers a visitor with 401 instead of asking. */
	readonly needsPerson?: boolean
	readonly read?: (search: URLSearchParams, params: Record<string, string>) => Record<string, unknown>
	/** The answer as plain text, for whoever asks for that (`Accept: text/plain`). */
	readonly plainText?: (view: View) => string
	/** Where an old address has moved to, if the view says so. */
	readonly movedTo?: (view: View, params: Record<string, string>) => string | null
}

/** A query as a route for machines: the search parameters and the path's names are its input; answers carry an ETag. */
export function queryRoute<View, Answered = View>(
	query: Query<never, View>,
	options: QueryOptions<View, Answered> = {},
): RouteHandler<Answered> {
	return (request, { params }) =>
		answering(request, async () => {
			const barred = await guard(request, options.limit ?? 'read')
			if (barred) return problemResponse(barred)
			const search = new URL(request.url).searchParams
			const names = await params
			const input = { ...Object.fromEntries(search), ...names, ...options.read?.(search, names) }
			const actor = await actorOfRequest()
			if (options.needsPerson && actor.kind === 'visitor') return problemResponse(problem('unauthenticated'))
			// The query parses what it is given, so an unknown shape is safe here.
			const result = await query.ask(input as never, { actor })
			if (!result.ok) return problemResponse(result.problem)
			const target = options.movedTo?.(result.value, names)
			if (target) return new Response(null, { status: 308, headers: { Location: target } })
			const keeping = actor.kind === 'visitor' ? (options.cache ?? 'public') : 'private'
			if (options.plainText && wantsPlainText(request)) {
				return withEtag(request, { text: options.plainText(result.value), type: 'text/plain' }, keeping)
			}
			const text = JSON.stringify(options.shape ? options.shape(result.value) : result.value)
			return withEtag(request, { text, type: 'application/json' }, keeping)
		})
}

/** A query whose question is too long for an address: it stands in the JSON body. Nothing is changed by it. */
export function questionRoute<View>(query: Query<never, View>): RouteHandler<View> {
	return (request, { params }) =>
		answering(request, async () => {
			const barred = await guard(request, 'tool')
			if (barred) return problemResponse(barred)
			const body = await readBody(request)
			if (!body.ok) return problemResponse(body.problem)
			// The query parses what it is given, so an unknown shape is safe here.
			const input = { ...body.value, ...(await params) } as never
			const result = await query.ask(input, { actor: await actorOfRequest() })
			if (!result.ok) return problemResponse(result.problem)
			return Response.json(result.value, { headers: { 'Cache-Control': 'no-store' } })
		})
}

function wantsPlainText(request: Request): boolean {
	return /^\s*text\/plain\b/.test(request.headers.get('accept') ?? '')
}

type Written = { readonly text: string; readonly type: 'application/json' | 'text/plain' }

function withEtag(request: Request, { text, type }: Written, keeping: Keeping): Response {
	const { headers, isKnown } = tagged(request, text, keeping)
	if (isKnown) return new Response(null, { status: 304, headers })
	return new Response(text, { headers: { ...headers, 'Content-Type': `${type}; charset=utf-8` } })
}

function expectedVersion(request: Request): number | undefined {
	const match = /^"?(\d{1,9})"?$/.exec(request.headers.get('if-match') ?? '')
	return match ? Number(match[1]) : undefined
}
