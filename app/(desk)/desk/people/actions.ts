'use server'

import { endRole } from '@/lib/server/access/commands/end-role'
import { grantRole } from '@/lib/server/access/commands/grant-role'
import { formAction } from '@/lib/web/form-action'

export const grantRoleAction = formAction(grantRole, { done: 'The role is given.' })
export const endRoleAction = formAction(endRole, { done: 'The role has ended.' })
