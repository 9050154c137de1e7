import 'server-only'
import { headers } from 'next/headers'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Actor } from '@/lib/domain/access/actor'
import { actorFromBearer, actorFromSession } from '@/lib/server/auth/find-actor'
import { authOptions } from './auth-options'

/** The session of this request, if its cookie is ours; whether it still counts is for the database to say. */
export const sessionIdOfRequest: () => Promise<string | null> = cache(async () => {
	const session = await getServerSession(authOptions({ csrfToken: null, userAgent: '' }))
	return session?.sessionId ?? null
})

/** Who sends this request: read once per request, roles and revocations straight from the database. */
export const actorOfRequest: () => Promise<Actor> = cache(async () => {
	const authorization = (await headers()).get('authorization')
	return authorization === null ? actorFromSession(await sessionIdOfRequest()) : actorFromBearer(authorization)
})

/** Whether this request carries a token that belongs to nobody: it is told so, rather than taken for a visitor's. */
export async function bearsUnknownToken(): Promise<boolean> {
	const authorization = (await headers()).get('authorization')
	return (authorization?.startsWith('Bearer ') ?? false) && (await actorOfRequest()).kind === 'visitor'
}
