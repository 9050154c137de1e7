import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Query } from '@/lib/server/kernel/define-query'
import { actorOfRequest } from './request-context'

/** Asks a query for a page. What is not there, or not for this reader, is the page "not found". */
export async function pageQuery<Input, View>(query: Query<Input, View>, input: Input): Promise<View> {
	const result = await askOnce(query, JSON.stringify(input))
	if (result.ok) return result.value as View // of the very query that was handed in
	notFound()
}

/** The head and the body of a page ask the same; one answer serves both. */
// The text was made of this query's own input, and the query parses it again.
const askOnce = cache(async (query: Query<never, unknown>, input: string) =>
	query.ask(JSON.parse(input) as never, { actor: await actorOfRequest() }),
)
