import 'server-only'
import { z } from 'zod'
import { type Actor, holds, personOf } from '@/lib/domain/access/actor'
import { type AwaitedStep, awaitedSteps } from '@/lib/domain/access/awaited-steps'
import { can } from '@/lib/domain/access/can'
import type { Permission } from '@/lib/domain/access/permissions'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { toIso } from '@/lib/domain/kernel/instant'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'

type DeskItem = {
	readonly incidentId: string
	readonly slug: string
	readonly title: string
	readonly operator: string
	readonly isDemonstration: boolean
	/** What is asked: `Rate the factors`. */
	readonly task: string
	/** Where it is done, or can be followed. */
	readonly href: string
	/** RFC 3339; `null` where no clock runs. */
	readonly dueAt: string | null
}

export type WorkItem = DeskItem & {
	readonly note: string
	/** Why it is the reader: `You are a steward.` */
	readonly because: string
}

export type OthersItem = DeskItem & {
	/** Who acts: `Stewards`. */
	readonly who: string
	/** Why it is not the reader, or no longer. */
	readonly because: string
}

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

const PARTS = {
	operator: { select: { name: true } },
	panels: { where: { state: 'open' }, include: { ratings: { select: { raterId: true, recused: true } } } },
	votes: {
		orderBy: [{ treatment: 'desc' }, { attempt: 'desc' }],
		take: 1,
		include: {
			roll: { select: { voterId: true, recusedAt: true } },
			ballots: { select: { voterId: true }, where: { isCounted: true } },
		},
	},
	measures: { select: { state: true, reviewAt: true } },
	appeals: { where: { ruling: null }, select: { id: true } },
} satisfies Prisma.IncidentInclude
type Case = Prisma.IncidentGetPayload<{ include: typeof PARTS }>

/** What waits for the reader, and what waits for others in the reader's cases, the nearest deadline first. */
export const listMyWork = defineQuery({
	name: 'desk.list_my_work',
	input: z.object({}),
	answer: async ({ db, actor, now }): Promise<DeskView | null> => {
		if (!can(actor, 'desk.read').allowed) return null
		const at = toIso(now)
		const data: WorkItem[] = []
		const others: OthersItem[] = []
		for (const row of await openCases(db, actor)) {
			for (const step of awaitedSteps(waitingOf(row), at)) {
				const verdict = turnOf(row, step, actor)
				const { task, dueAt, note, who } = step
				const item = { ...caseOf(row), task, dueAt }
				if (verdict.isMine) data.push({ ...item, note, href: hrefOf(row, step), because: verdict.because })
				else others.push({ ...item, who, href: `/desk/cases/${row.id}`, because: verdict.because })
			}
		}
		const byDeadline = (left: DeskItem, right: DeskItem) => dueOf(left) - dueOf(right)
		return { data: data.sort(byDeadline), others: others.sort(byDeadline).slice(0, MOST_OF_OTHERS), now: at }
	},
})

function dueOf(item: DeskItem): number {
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

function caseOf(row: Case) {
	return {
		incidentId: row.id,
		slug: row.slug,
		title: row.title || 'Untitled draft',
		operator: row.operator.name,
		isDemonstration: row.isDemonstration,
	}
}

function waitingOf(row: Case) {
	const iso = (at: Date | null): string | null => at?.toISOString() ?? null
	const vote = row.votes.find(({ treatment }) => treatment === row.treatment)
	return {
		state: row.state,
		replyDueAt: iso(row.replyDueAt),
		repliedAt: iso(row.repliedAt),
		phaseDueAt: iso(row.phaseDueAt),
		publishedAt: iso(row.publishedAt),
		embargoUntil: iso(row.embargoUntil),
		openPanels: row.panels.map(({ kind, round, closesAt }) => ({ kind, round, closesAt: closesAt.toISOString() })),
		vote: vote ? { closesAt: vote.closesAt.toISOString(), outcome: vote.outcome } : null,
		measures: row.measures.map(({ state, reviewAt }) => ({ state, reviewAt: iso(reviewAt) })),
		hasOpenAppeal: row.appeals.length > 0,
	}
}

type Turn = { readonly isMine: boolean; readonly because: string }

/** Whether it is the reader's turn, and why or why not. */
function turnOf(row: Case, step: AwaitedStep, actor: Actor): Turn {
	const id = personOf(actor)?.id ?? ''
	const verdict = can(actor, step.permission, {
		operatorId: fromColumn<OperatorId>(row.operatorId),
		coordinatorId: fromColumn<PersonId>(row.coordinatorId),
	})
	if (!verdict.allowed) return { isMine: false, because: verdict.because }
	if (step.isByClock) return { isMine: false, because: 'Nobody has to act before this time.' }
	const done = step.panel ? doneOnPanel(row, step.panel, id) : step.permission === 'vote.cast' && doneInVote(row, id)
	return done ? { isMine: false, because: done } : { isMine: true, because: reasonFor(step.permission, row, id) }
}

function doneOnPanel(row: Case, kind: 'stewards' | 'peers', id: string): string | null {
	const panel = row.panels.find((candidate) => candidate.kind === kind)
	const ratings = panel?.ratings.filter(({ raterId }) => raterId === id) ?? []
	if (ratings.some(({ recused }) => recused)) return 'You have recused yourself from this panel.'
	return ratings.length > 0 ? 'Your rating is in; you may replace it until the round closes.' : null
}

function doneInVote(row: Case, id: string): string | null {
	const [vote] = row.votes
	const entry = vote?.roll.find(({ voterId }) => voterId === id)
	if (!entry) return 'You are not on the roll: it lists who was a steward with a wallet when the vote opened.'
	if (entry.recusedAt !== null) return 'You have recused yourself from this vote.'
	return vote?.ballots.some(({ voterId }) => voterId === id)
		? 'Your ballot is in; you may replace it until the vote closes.'
		: null
}

function reasonFor(permission: Permission, row: Case, id: string): string {
	switch (permission) {
		case 'panel.rate_as_steward':
			return 'You are a steward.'
		case 'panel.rate_as_peer':
			return 'You are a member of another operator.'
		case 'vote.cast':
			return 'You are on the roll of this vote.'
		case 'incident.reply':
		case 'incident.file':
			return `You are a member of ${row.operator.name}.`
		default:
			return row.coordinatorId === id ? 'You coordinate this case.' : 'You are a coordinator.'
	}
}

function hrefOf(row: Case, step: AwaitedStep): string {
	const place = `/desk/cases/${row.id}`
	if (step.panel) return `${place}/assess?panel=${step.panel}`
	if (step.permission === 'vote.cast') return `/desk/votes/${row.votes[0]?.id}`
	if (step.permission === 'incident.file') return `${place}/report`
	return step.permission === 'incident.reply' ? `${place}#reply-form` : place
}
