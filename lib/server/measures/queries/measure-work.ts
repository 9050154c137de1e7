import 'server-only'
import { type Actor, isMemberOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import type { OperatorId } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'
import { isOpen, MEASURE_STATES } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import type { LadderRung, Rung } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CaseWork, DeskItem, OthersItem, WorkItem } from '@/lib/server/incidents/queries/case-work'
import { fromColumn, isoOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { CONDITION_PARTS, toCondition } from '../condition.store'
import { findEscalationsDue, policiesOf } from '../escalations-due'

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
		if (verdict.allowed) mine.push({ ...itemOf(step), note: step.note, because: WHY[step.permission] })
		else if (isTold(actor, operatorId))
			others.push({ ...itemOf(step), who: WHO_ACTS[step.permission], because: verdict.because })
	}
	return { mine, others }
}

const WHY = {
	'measure.conduct': 'You are a coordinator.',
	'measure.report_condition': 'You are a member of the operator.',
	'measure.verify_condition': 'You are a steward.',
} as const
const WHO_ACTS = {
	'measure.conduct': 'Coordinators',
	'measure.report_condition': 'Members of the operator',
	'measure.verify_condition': 'Stewards',
} as const

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
	const policyOf = await policiesOf(
		tx,
		rows.map(({ measure }) => measure),
	)
	return rows.flatMap((row): readonly Step[] => {
		const { state, text } = toCondition(row)
		const { measure } = row
		const rung = rungOf(policyOf(measure.policyVersion), fromColumn<Rung>(measure.rung))
		const name = rung.name.toLowerCase()
		const about = { measure, roles: rung.roles, dueAt: isoOrNull(row.dueAt), note: `${text}.` }
		if (state === 'reported')
			return [{ ...about, permission: 'measure.verify_condition', task: `Verify a condition of the ${name}` }]
		if (state === 'not_met' || (state === 'open' && row.dueAt !== null))
			return [{ ...about, permission: 'measure.report_condition', task: `Show that a condition of the ${name} is met` }]
		return []
	})
}
