import 'server-only'
import { type TakenStep, whoRules } from '@/lib/domain/incidents/appeal-ruling'
import type { IncidentEvent } from '@/lib/domain/incidents/incident-event'
import type { OperatorId, PersonId } from '@/lib/domain/kernel/ids'
import { fromColumn } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'

/** Who coordinates now, and the operators that each belongs to. */
export type Coordinator = { readonly id: PersonId; readonly operatorIds: readonly OperatorId[] }

export async function findCoordinators(tx: Tx): Promise<readonly Coordinator[]> {
	const rows = await tx.person.findMany({
		where: { grants: { some: { role: 'coordinator', endedAt: null } } },
		select: { id: true, memberships: { where: { endedAt: null }, select: { operatorId: true } } },
	})
	return rows.map(({ id, memberships }) => ({
		id: fromColumn<PersonId>(id),
		operatorIds: memberships.map(({ operatorId }) => fromColumn<OperatorId>(operatorId)),
	}))
}

/** The steps of a case in the order that they were taken. */
export const STEPS_IN_ORDER = { orderBy: { at: 'asc' as const }, select: { event: true, actorId: true } }

type Appealed = {
	readonly operatorId: OperatorId
	readonly steps: readonly { readonly event: string; readonly actorId: string | null }[]
	readonly coordinators: readonly Coordinator[]
}

/** Whether this coordinator rules on the appeal, or leaves it to another. */
export function rulingOf(person: PersonId, { operatorId, steps, coordinators }: Appealed): ReturnType<typeof whoRules> {
	return whoRules(person, {
		steps: steps.map(
			(step): TakenStep => ({
				event: fromColumn<IncidentEvent['type']>(step.event),
				actorId: fromColumn<PersonId>(step.actorId),
			}),
		),
		coordinators: coordinators.filter((one) => !one.operatorIds.includes(operatorId)).map(({ id }) => id),
	})
}
