import 'server-only'
import { type Actor, isMemberOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { NAMED_FOR, whoIsNamed, whyNamed } from '@/lib/domain/access/named-roles'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'
import { isOpen, MEASURE_STATES } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import type { LadderRung, Rung } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CaseWork, DeskItem, OthersItem, WorkItem } from '@/lib/server/incidents/queries/case-work'
import { fromColumn, isoOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policiesOf } from '@/lib/server/policy/policies'
import { CONDITION_PARTS, toCondition } from '../condition.store'
import { findEscalationsDue } from '../escalations-due'

const MOST_CONDITIONS = 300

const ABOUT = {
	operator: { select: { name: true, isDemonstration: true } },
	incident: { select: { id: true, slug: true, title: true } },
} satisfies Prisma.MeasureInclude

type Measure = Prisma.MeasureGetPayload<{ include: typeof ABOUT }>
type Step = {
	readonly measure: Measure
	/** Whom the policy names for the rung. */
	readonly roles: LadderRung['roles']
	readonly permission: 'measure.conduct' | 'measure.report_condition' | 'measure.verify_condition'
} & Pick<WorkItem, 'task' | 'dueAt' | 'note'>

/** What measures wait for beyond the step of their case: what has added up, and conditions to be shown or verified. */
export async function measureWork(
	tx: Tx,
	actor: Actor,
	now: Instant,
	of: { readonly incidentId?: string } = {},
): Promise<CaseWork> {
	const steps = [...(await escalationSteps(tx, now, of)), ...(await conditionSteps(tx, of))]
	const mine: WorkItem[] = []
	const others: OthersItem[] = []
	for (const step of steps) {
		const operatorId = fromColumn<OperatorId>(step.measure.operatorId)
		const verdict = can(actor, step.permission, { operatorId, roles: step.roles })
		const { who, why } = wordsOf(step, actor)
		if (verdict.allowed) mine.push({ ...itemOf(step), note: step.note, because: why })
		else if (isTold(actor, operatorId)) others.push({ ...itemOf(step), who, because: verdict.because })
	}
	return { mine, others }
}

/** Who acts, and why it is the reader: the operator's members, or whom the policy names for the rung. */
function wordsOf({ permission, roles }: Step, actor: Actor): { readonly who: string; readonly why: string } {
	if (permission === 'measure.report_condition')
		return { who: 'Members of the operator', why: 'You are a member of the operator.' }
	const named = roles[NAMED_FOR[permission]]
	return { who: whoIsNamed(named), why: whyNamed(actor, named) }
}

/** The DAO's people and the operator's own read what others do about a measure. */
function isTold(actor: Actor, operatorId: OperatorId): boolean {
	return can(actor, 'incident.read', { operatorId }).allowed || isMemberOf(actor, operatorId)
}

function itemOf({ measure, task, dueAt }: Step): DeskItem {
	return {
		incidentId: measure.incident?.id ?? measure.id,
		slug: measure.incident?.slug ?? '',
		title: measure.incident?.title ?? 'A measure that was decided elsewhere',
		operator: measure.operator.name,
		isDemonstration: measure.operator.isDemonstration,
		task,
		href: `/desk/measures/${measure.id}`,
		dueAt,
	}
}

async function escalationSteps(tx: Tx, now: Instant, of: { readonly incidentId?: string }): Promise<readonly Step[]> {
	const due = (await findEscalationsDue(tx, now)).filter(
		({ measure }) => of.incidentId === undefined || measure.incidentId === of.incidentId,
	)
	const rows = await tx.measure.findMany({
		where: { id: { in: due.map(({ measure }) => measure.id) } },
		include: ABOUT,
	})
	return due.flatMap(({ escalation, policy }): readonly Step[] => {
		const measure = rows.find(({ id }) => id === escalation.measureId)
		if (!measure) return []
		const task = `Decide on the escalation to "${rungOf(policy, escalation.rung).name}"`
		const { roles } = rungOf(policy, fromColumn<Rung>(measure.rung))
		return [{ measure, roles, permission: 'measure.conduct', task, dueAt: null, note: escalation.because }]
	})
}

async function conditionSteps(tx: Tx, of: { readonly incidentId?: string }): Promise<readonly Step[]> {
	const rows = await tx.measureCondition.findMany({
		where: { droppedAt: null, measure: { ...of, state: { in: MEASURE_STATES.filter(isOpen) } } },
		orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
		take: MOST_CONDITIONS,
		include: { ...CONDITION_PARTS.include, measure: { include: ABOUT } },
	})
	const policyFor = await policiesOf(
		tx,
		rows.map(({ measure }) => measure),
	)
	return rows.flatMap((row): readonly Step[] => {
		const { state, text } = toCondition(row)
		const { measure } = row
		const rung = rungOf(policyFor(measure), fromColumn<Rung>(measure.rung))
		const name = rung.name.toLowerCase()
		const about = { measure, roles: rung.roles, dueAt: isoOrNull(row.dueAt), note: `${text}.` }
		if (state === 'reported')
			return [{ ...about, permission: 'measure.verify_condition', task: `Verify a condition of the ${name}` }]
		if (state === 'not_met' || (state === 'open' && row.dueAt !== null))
			return [{ ...about, permission: 'measure.report_condition', task: `Show that a condition of the ${name} is met` }]
		return []
	})
}
