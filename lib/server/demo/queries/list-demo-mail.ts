import 'server-only'
import { z } from 'zod'
import { isDemonstration } from '@/lib/env'
import { defineQuery } from '@/lib/server/kernel/define-query'

export type DemoMailView = {
	readonly id: string
	readonly to: string
	readonly subject: string
	readonly text: string
	readonly receivedAt: string
}

/** The mail that a demonstration sent to itself; production has no such page. */
export const listDemoMail = defineQuery({
	name: 'demo.list_mail',
	input: z.object({}),
	answer: async ({ db }): Promise<readonly DemoMailView[] | null> => {
		if (!isDemonstration()) return null
		const rows = await db.demoMail.findMany({ orderBy: { receivedAt: 'desc' }, take: 50 })
		return rows.map((row) => ({
			id: row.id,
			to: row.toAddress,
			subject: row.subject,
			text: row.text,
			receivedAt: row.receivedAt.toISOString(),
		}))
	},
})
