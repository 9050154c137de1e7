'use server'

import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { formAction } from '@/lib/web/form-action'

export const recuseFromVoteAction = formAction(recuseFromVote, { done: 'You have recused yourself.' })
