import 'server-only'
import { z } from 'zod'
import { type Actor, holds, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { toIso } from '@/lib/domain/kernel/instant'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { measureWork } from '@/lib/server/measures/queries/measure-work'
import { policiesOf } from '@/lib/server/policy/policies'
import { findCoordinators } from '../coordinators'
import { type DeskItem, type OthersItem, type WorkItem, workOf, workParts } from './case-work'

export type DeskView = {
	readonly data: readonly WorkItem[]
	/** What the reader's cases wait for from somebody else, the nearest deadline first. */
	readonly others: readonly OthersItem[]
	readonly now: string
}

const OPEN_STATES = [
	'draft',
	'filed',
	'assessing',
	'deliberating',
	'voting',
	'tallied',
	'decided',
	'enforcing',
] as const
const MOST_CASES = 300
const MOST_OF_OTHERS = 40

/** What waits for the reader, and what waits for others in the reader's cases, the nearest deadline first. */
export const listMyWork = defineQuery({
	name: 'desk.list_my_work',
	input: z.object({}),
	answer: async ({ db, actor, now }): Promise<DeskView | null> => {
		if (!can(actor, 'desk.read').allowed) return null
		const at = toIso(now)
		const rows = await openCases(db, actor)
		const policies = await policiesOf(db, rows)
		const coordinators = await findCoordinators(db)
		const cases = rows.map((row) => workOf(row, actor, at, { policy: policies(row), coordinators }))
		const work = [...cases, await measureWork(db, actor, now)]
		const byDeadline = (left: DeskItem, right: DeskItem) => dueOf(left) - dueOf(right)
		return {
			data: work.flatMap(({ mine }) => mine).sort(byDeadline),
			others: work
				.flatMap(({ others }) => others)
				.sort(byDeadline)
				.slice(0, MOST_OF_OTHERS),
			now: at,
		}
	},
})

function dueOf(item: DeskItem): number {
	return item.dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(item.dueAt)
}

async function openCases(db: Tx, actor: Actor) {
	const mine = personOf(actor)?.memberships.map((membership) => membership.operatorId) ?? []
	const isOfTheDao = holds(actor, 'steward') || holds(actor, 'coordinator')
	const own = { operatorId: { in: mine } }
	const filed = isOfTheDao || mine.length > 0 ? [{ state: { not: 'draft' as const } }] : []
	const begun = holds(actor, 'coordinator') ? [{ origin: 'coordinator' as const }] : []
	return db.incident.findMany({
		where: { state: { in: [...OPEN_STATES] }, OR: [own, ...filed, ...begun] },
		omit: { report: true, searchText: true },
		include: workParts(actor),
		orderBy: { updatedAt: 'desc' },
		take: MOST_CASES,
	})
}
