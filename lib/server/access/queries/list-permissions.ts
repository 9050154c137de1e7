import 'server-only'
import { z } from 'zod'
import { PERMISSIONS, type PermissionRow } from '@/lib/domain/access/permissions'
import { defineQuery } from '@/lib/server/kernel/define-query'

/** The table that every command and page asks. */
export const listPermissions = defineQuery({
	name: 'access.list_permissions',
	input: z.object({}),
	answer: async (): Promise<{ readonly data: readonly PermissionRow[] }> => ({ data: PERMISSIONS }),
})
