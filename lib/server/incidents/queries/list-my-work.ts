import 'server-only'
import { z } from 'zod'
import { type Actor, holds, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { isRightOfReplyUsed } from '@/lib/domain/incidents/treatment'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { fromDate, type Instant } from '@/lib/domain/kernel/instant'
import type { Incident, Panel, Prisma, Vote } from '@/lib/generated/prisma/client'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'

export type WorkItem = {
	readonly incidentId: string
	readonly slug: string
	readonly title: string
	readonly operator: string
	readonly isDemonstration: boolean
	/** What waits: `Rate the factors`. */
	readonly task: string
	/** Where it is done. */
	readonly href: string
	/** RFC 3339; `null` where no clock runs. */
	readonly dueAt: string | null
	readonly note: string
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

const PARTS = {
	operator: { select: { name: true } },
	panels: { where: { state: 'open' }, include: { ratings: { select: { raterId: true, recused: true } } } },
	votes: {
		where: { state: 'open' },
		include: {
			roll: { select: { voterId: true, recusedAt: true } },
			ballots: { select: { voterId: true }, where: { isCounted: true } },
		},
	},
	measures: { where: { state: { in: ['planned', 'under_review'] } }, select: { state: true } },
	appeals: { where: { ruling: null }, select: { id: true } },
} satisfies Prisma.IncidentInclude
type Case = Prisma.IncidentGetPayload<{ include: typeof PARTS }>

/** What waits for the reader, the nearest deadline first. */
export const listMyWork = defineQuery({
	name: 'desk.list_my_work',
	input: z.object({}),
	answer: async ({ db, actor, now }): Promise<{ data: readonly WorkItem[] } | null> => {
		if (!can(actor, 'desk.read').allowed) return null
		const cases = await openCases(db, actor)
		const items = cases.flatMap((row) => tasksOf(row, actor, now))
		return { data: items.sort((left, right) => dueOf(left) - dueOf(right)) }
	},
})

function dueOf(item: WorkItem): number {
	return item.dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(item.dueAt)
}

async function openCases(db: Tx, actor: Actor): Promise<readonly Case[]> {
	const mine = personOf(actor)?.memberships.map((membership) => membership.operatorId) ?? []
	const isOfTheDao = holds(actor, 'steward') || holds(actor, 'coordinator')
	const own = { operatorId: { in: mine } }
	const others = isOfTheDao || mine.length > 0 ? [{ state: { not: 'draft' as const } }] : []
	return db.incident.findMany({
		where: { state: { in: [...OPEN_STATES] }, OR: [own, ...others] },
		include: PARTS,
		orderBy: { updatedAt: 'desc' },
		take: MOST_CASES,
	})
}

type Task = Pick<WorkItem, 'task' | 'href' | 'note'> & { readonly due: Date | null }

function tasksOf(row: Case, actor: Actor, now: Instant): readonly WorkItem[] {
	const tasks = [
		...operatorTasks(row, actor, now),
		...panelTasks(row, actor),
		...voteTasks(row, actor),
		...coordinatorTasks(row, actor, now),
	]
	return tasks.map(({ due, ...task }) => ({
		...task,
		incidentId: row.id,
		slug: row.slug,
		title: row.title || 'Untitled draft',
		operator: row.operator.name,
		isDemonstration: row.isDemonstration,
		dueAt: due?.toISOString() ?? null,
	}))
}

function subjectOf(row: Incident) {
	return { operatorId: row.operatorId as OperatorId, coordinatorId: row.coordinatorId as PersonId | null }
}

function operatorTasks(row: Case, actor: Actor, now: Instant): Task[] {
	if (!can(actor, 'incident.reply', subjectOf(row)).allowed) return []
	if (row.state === 'draft') {
		return [
			{
				task: 'Finish and file the report',
				href: `/desk/cases/${row.id}/report`,
				due: null,
				note: 'Only your operator sees this draft.',
			},
		]
	}
	const isWaiting = row.replyDueAt !== null && row.repliedAt === null && fromDate(row.replyDueAt) > now
	return isWaiting
		? [
				{
					task: 'Reply to the case',
					href: `/desk/cases/${row.id}#reply`,
					due: row.replyDueAt,
					note: 'No vote opens before you reply or this time is over.',
				},
			]
		: []
}

function panelTasks(row: Case, actor: Actor): Task[] {
	return row.panels
		.filter((panel) => mayRate(panel, row, actor))
		.map((panel) => ({
			task: panel.round === 1 ? 'Rate the factors' : 'Look at the distribution and revise your rating',
			href: `/desk/cases/${row.id}/assess?panel=${panel.kind}`,
			due: panel.closesAt,
			note: panel.kind === 'stewards' ? 'Panel of stewards' : 'Panel of peers',
		}))
}

function mayRate(panel: Panel & { ratings: { raterId: string }[] }, row: Incident, actor: Actor): boolean {
	const permission = panel.kind === 'stewards' ? 'panel.rate_as_steward' : 'panel.rate_as_peer'
	const hasRated = panel.ratings.some((rating) => rating.raterId === personOf(actor)?.id)
	return !hasRated && can(actor, permission, subjectOf(row)).allowed
}

type OpenVote = Vote & { roll: { voterId: string; recusedAt: Date | null }[]; ballots: { voterId: string }[] }

function voteTasks(row: Case, actor: Actor): Task[] {
	const id = personOf(actor)?.id
	return row.votes
		.filter((vote: OpenVote) => vote.roll.some((entry) => entry.voterId === id && entry.recusedAt === null))
		.filter((vote: OpenVote) => !vote.ballots.some((ballot) => ballot.voterId === id))
		.map((vote) => ({
			task: 'Vote on the consequence',
			href: `/desk/votes/${vote.id}`,
			due: vote.closesAt,
			note: `Vote ${vote.attempt}`,
		}))
}

function coordinatorTasks(row: Case, actor: Actor, now: Instant): Task[] {
	if (!can(actor, 'vote.conduct', subjectOf(row)).allowed) return []
	const href = `/desk/cases/${row.id}`
	const tasks: Task[] = []
	if (row.state === 'filed')
		tasks.push({ task: 'Triage or dismiss', href, due: null, note: 'The operator waits for an answer.' })
	if (row.state === 'deliberating' && isRightOfReplyUsed(replyOf(row), now)) {
		tasks.push({
			task: 'Open the vote',
			href,
			due: row.phaseDueAt,
			note: 'It opens by itself when the deliberation ends.',
		})
	}
	if (row.state === 'tallied')
		tasks.push({ task: 'State the outcome, or relaunch the vote', href, due: null, note: '' })
	if (row.measures.some((measure) => measure.state === 'planned')) {
		tasks.push({ task: 'Bring the measure into force', href, due: null, note: 'Name the record that shows it.' })
	}
	if (row.measures.some((measure) => measure.state === 'under_review')) {
		tasks.push({ task: 'Review the measure', href, due: null, note: 'Keep it, lift it, or mark it breached.' })
	}
	if (row.appeals.length > 0) tasks.push({ task: 'Rule on the appeal', href, due: null, note: '' })
	if (
		row.publishedAt === null &&
		row.state !== 'draft' &&
		(row.embargoUntil === null || fromDate(row.embargoUntil) <= now)
	) {
		tasks.push({ task: 'Publish', href, due: null, note: 'The public cannot see this case yet.' })
	}
	return tasks
}

function replyOf(row: Incident): { repliedAt: Instant | null; replyDueAt: Instant | null } {
	return {
		repliedAt: row.repliedAt === null ? null : fromDate(row.repliedAt),
		replyDueAt: row.replyDueAt === null ? null : fromDate(row.replyDueAt),
	}
}
