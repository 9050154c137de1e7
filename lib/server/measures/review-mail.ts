import 'server-only'
import { toIso } from '@/lib/domain/kernel/instant'
import { rungOf } from '@/lib/domain/policy/policies'
import { env } from '@/lib/env'
import { formatDay } from '@/lib/format/dates'
import type { OutboxItem } from '@/lib/server/kernel/outbox'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import type { StoredMeasure } from './measure.store'

type Occasion = 'review_near' | 'review_due'

/** Mail about a review: to who coordinates the case, or every coordinator, and to the operator's managers. */
export async function reviewMail(tx: Tx, measure: StoredMeasure, occasion: Occasion): Promise<readonly OutboxItem[]> {
	const policy = await policyOf(tx, measure.policyVersion)
	const operator = await tx.operator.findUniqueOrThrow({ where: { id: measure.operatorId }, select: { name: true } })
	const name = rungOf(policy, measure.rung).name.toLowerCase()
	const day = measure.reviewAt === null ? null : formatDay(toIso(measure.reviewAt))
	const subject =
		occasion === 'review_near'
			? `The review of a ${name} at ${operator.name} is due on ${day}`
			: `The review of a ${name} at ${operator.name} has begun`
	const link = new URL(`/measures/${measure.id}`, env().NEXTAUTH_URL).href
	const text = [
		occasion === 'review_near'
			? `On ${day} the ${name} at ${operator.name} is looked at again. It is then kept until another date, lifted, or its breach is recorded.`
			: `The ${name} at ${operator.name} is under review. It binds on until it is kept, lifted, or its breach is recorded.`,
		'',
		`Its conditions, and what was found of each: ${link}`,
	].join('\n')
	return (await receivers(tx, measure)).map(({ id, email }) => ({
		topic: 'mail',
		payload: { to: email, subject, text },
		idempotencyKey: `${occasion}-${measure.id}-${measure.reviewAt ?? measure.version}-${id}`,
	}))
}

async function receivers(tx: Tx, measure: StoredMeasure): Promise<readonly { id: string; email: string }[]> {
	const incident =
		measure.incidentId === null
			? null
			: await tx.incident.findUnique({ where: { id: measure.incidentId }, select: { coordinatorId: true } })
	const coordinates =
		incident?.coordinatorId == null
			? { grants: { some: { role: 'coordinator' as const, endedAt: null } } }
			: { id: incident.coordinatorId }
	const manages = { memberships: { some: { operatorId: measure.operatorId, role: 'manager' as const, endedAt: null } } }
	const people = await tx.person.findMany({
		where: { email: { not: null }, OR: [coordinates, manages] },
		orderBy: { id: 'asc' },
		select: { id: true, email: true },
	})
	return people.flatMap(({ id, email }) => (email === null ? [] : [{ id, email }]))
}
