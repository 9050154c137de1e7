'use server'

import { revokeSession } from '@/lib/server/access/commands/revoke-session'
import { formAction } from '@/lib/web/form-action'

export const revokeSessionAction = formAction(revokeSession, { done: 'The session has ended.' })
