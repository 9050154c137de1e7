import 'server-only'
import { notFound } from 'next/navigation'
import type { Query } from '@/lib/server/kernel/define-query'
import { actorOfRequest } from './request-context'

/** Asks a query for a page. What is not there, or not for this reader, is the page "not found". */
export async function pageQuery<Input, View>(query: Query<Input, View>, input: Input): Promise<View> {
	const result = await query.ask(input, { actor: await actorOfRequest() })
	if (result.ok) return result.value
	notFound()
}
