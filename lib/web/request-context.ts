import 'server-only'
import { cache } from 'react'
import type { Actor } from '@/lib/domain/access/actor'
import { findActor } from '@/lib/server/auth/find-actor'

/** Who sends this request: read once per request, roles and revocations straight from the database. */
export const actorOfRequest: () => Promise<Actor> = cache(findActor)
