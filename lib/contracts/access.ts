import { z } from 'zod'
import { Id } from './fields'

export const RevokeSessionInput = z.object({ sessionId: Id })

const Role = z.enum(
	['steward', 'coordinator', 'administrator'],
	'Choose a role: steward, coordinator or administrator.',
)
export const RoleInput = z.object({ personId: Id, role: Role })
