import 'server-only'
import { type Actor, isMemberOf, personOf } from '@/lib/domain/access/actor'
import { type AwaitedStep, awaitedSteps } from '@/lib/domain/access/awaited-steps'
import { can } from '@/lib/domain/access/can'
import { whyNamed } from '@/lib/domain/access/named-roles'
import type { Permission } from '@/lib/domain/access/permissions'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { rungOf } from '@/lib/domain/policy/policies'
import type { LadderRung, Policy, Rung } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'
import { fromJson } from '@/lib/server/kernel/json'
import { type Coordinator, rulingOf, STEPS_IN_ORDER } from '../coordinators'
import { WAITING_PARTS, waitingOf } from './waiting-case'

export type DeskItem = {
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

export type CaseWork = { readonly mine: readonly WorkItem[]; readonly others: readonly OthersItem[] }

/** The rows that tell whose turn it is in a case; of a roll only the reader's own entry. */
export function workParts(actor: Actor) {
	const address = personOf(actor)?.address ?? ''
	return {
		...WAITING_PARTS,
		operator: { select: { name: true } },
		steps: STEPS_IN_ORDER,
		panels: { where: { state: 'open' }, include: { ratings: { select: { raterId: true, recused: true } } } },
		votes: {
			...WAITING_PARTS.votes,
			select: {
				...WAITING_PARTS.votes.select,
				id: true,
				rules: true,
				roll: { where: { address }, select: { recusedAt: true, hasVoted: true }, take: 1 },
			},
		},
	} as const satisfies Prisma.IncidentInclude
}
type Case = Prisma.IncidentGetPayload<{
	omit: { report: true; searchText: true }
	include: ReturnType<typeof workParts>
}>

/** What the cases have in common, or are bound to: the policy of this one, and who coordinates now. */
type Around = { readonly policy: Policy; readonly coordinators: readonly Coordinator[] }

/** What a case waits for at this time: what the reader can do, and what others do, each with the reason. */
export function workOf(row: Case, actor: Actor, now: string, { policy, coordinators }: Around): CaseWork {
	const { roles } = rungOf(policy, fromColumn<Rung>(row.consequence ?? 0))
	const mine: WorkItem[] = []
	const others: OthersItem[] = []
	for (const step of awaitedSteps(waitingOf(row, policy), now)) {
		const { task, dueAt, note } = step
		const { isMine, because } = turnOf({ row, coordinators, roles }, step, actor)
		const item = { ...caseOf(row), task, dueAt, because }
		if (isMine) mine.push({ ...item, note, href: hrefOf(row, step) })
		else others.push({ ...item, who: whoActs(row, step), href: `/desk/cases/${row.id}` })
	}
	return { mine, others }
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

type Turn = { readonly isMine: boolean; readonly because: string }

type Known = { readonly row: Case; readonly roles: LadderRung['roles'] } & Pick<Around, 'coordinators'>

/** Whether it is the reader's turn, and why or why not. */
function turnOf({ row, coordinators, roles }: Known, step: AwaitedStep, actor: Actor): Turn {
	const id = personOf(actor)?.id ?? ''
	const verdict = can(actor, step.permission, {
		operatorId: row.operatorId as OperatorId,
		coordinatorId: row.coordinatorId as PersonId | null,
		origin: row.origin,
		roles: { ...roles, ...(step.enacts && { enacts: step.enacts }) },
		isWeighted: isWeighted(row),
	})
	if (!verdict.allowed) return { isMine: false, because: verdict.because }
	if (step.isByClock) return { isMine: false, because: 'Nobody has to act before this time.' }
	const done = step.panel ? doneOnPanel(row, step.panel, id) : step.permission === 'vote.cast' && doneInVote(row)
	if (done) return { isMine: false, because: done }
	if (step.permission === 'incident.rule_on_appeal') return turnToRule(row, coordinators, actor)
	const isNamed = step.enacts !== undefined && row.coordinatorId !== id
	return { isMine: true, because: isNamed ? whyNamed(actor, step.enacts) : reasonFor(step.permission, row, actor) }
}

/** Whoever ran the case rules on its appeal only where nobody else can. */
function turnToRule(row: Case, coordinators: readonly Coordinator[], actor: Actor): Turn {
	const id = personOf(actor)?.id
	const operatorId = fromColumn<OperatorId>(row.operatorId)
	const ruling = id && rulingOf(id, { operatorId, steps: row.steps, coordinators })
	if (ruling && !ruling.ok) return { isMine: false, because: ruling.refusal.sentence }
	const because = ruling?.value.ranTheCase
		? 'You ran this case, but no other coordinator can rule; the ruling will say so.'
		: 'You are a coordinator who did not run this case.'
	return { isMine: true, because }
}

function doneOnPanel(row: Case, kind: 'stewards' | 'peers', id: string): string | null {
	const panel = row.panels.find((candidate) => candidate.kind === kind)
	const ratings = panel?.ratings.filter(({ raterId }) => raterId === id) ?? []
	if (ratings.some(({ recused }) => recused)) return 'You have recused yourself from this panel.'
	return ratings.length > 0 ? 'Your rating is in; you may replace it until the round closes.' : null
}

function isWeighted(row: Case): boolean {
	const [vote] = row.votes
	return vote !== undefined && fromJson<VoteRules>(vote.rules).weights.kind !== 'one_each'
}

function whoActs(row: Case, step: AwaitedStep): string {
	return step.permission === 'vote.cast' && isWeighted(row) ? 'Everyone on the roll' : step.who
}

function doneInVote(row: Case): string | null {
	const entry = row.votes[0]?.roll[0]
	if (!entry) {
		return isWeighted(row)
			? 'You are not on the roll: it lists the balances that this vote was opened with, without those involved.'
			: 'You are not on the roll: it lists who was a steward with a wallet when the vote opened.'
	}
	if (entry.recusedAt !== null) return 'You have recused yourself from this vote.'
	return entry.hasVoted ? 'Your ballot is in; you may replace it until the vote closes.' : null
}

function reasonFor(permission: Permission, row: Case, actor: Actor): string {
	switch (permission) {
		case 'panel.rate_as_steward':
			return 'You are a steward.'
		case 'panel.rate_as_peer':
			return 'You are a member of another operator.'
		case 'vote.cast':
			return 'You are on the roll of this vote.'
		case 'incident.reply':
		case 'incident.file':
			return isMemberOf(actor, row.operatorId as OperatorId)
				? `You are a member of ${row.operator.name}.`
				: 'You are a coordinator, and one of you began this draft.'
		default:
			return row.coordinatorId !== null && row.coordinatorId === personOf(actor)?.id
				? 'You coordinate this case.'
				: 'You are a coordinator.'
	}
}

function hrefOf(row: Case, step: AwaitedStep): string {
	const place = `/desk/cases/${row.id}`
	if (step.panel) return `${place}/assess?panel=${step.panel}`
	if (step.permission === 'vote.cast') return `/desk/votes/${row.votes[0]?.id}`
	if (step.permission === 'incident.file') return `${place}/report`
	return step.permission === 'incident.reply' ? `${place}#reply-form` : place
}
