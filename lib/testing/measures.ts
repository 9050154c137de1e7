import { days, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { listMyWork } from '@/lib/server/incidents/queries/list-my-work'
import { drawUpConditions } from '@/lib/server/measures/commands/draw-up-conditions'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { caseAt, done, type TestCase, WHO } from './cases'

/** As many warnings of Alder in force as it takes to lead to more; the newest comes last. */
export async function threeWarnings(people: DemonstrationPeople): Promise<readonly TestCase[]> {
	const found: TestCase[] = []
	for (let count = 0; count < 3; count += 1) found.push(await caseAt(people, 'enforcing', { isPublished: true }))
	return found
}

export type Escalated = { readonly id: string; readonly warnings: readonly TestCase[]; readonly last: TestCase }

/** Three warnings, and the new treatment that a coordinator began because of them. */
export async function escalated(
	people: DemonstrationPeople,
	way: 'follow' | 'set_aside' = 'follow',
): Promise<Escalated> {
	const warnings = await threeWarnings(people)
	const last = warnings.at(-1)
	if (last === undefined) throw new Error('There are three warnings')
	const actor = people.actor(WHO.coordinator)
	const input = { measureId: last.measureId, way, note: 'Three within a year.' }
	return { id: done(await escalateMeasure.execute(input, { actor })).id, warnings, last }
}

/** A measure of Alder under review, with one condition. */
export async function withCondition(people: DemonstrationPeople): Promise<TestCase & { readonly conditionId: string }> {
	const found = await caseAt(people, 'enforcing', { isPublished: true })
	const { measureId } = found
	const actor = people.actor(WHO.coordinator)
	done(await reviewMeasure.execute({ measureId }, { actor }))
	const dueAt = toIso(plus(Date.now() as Instant, days(30)))
	const conditions = [{ text: 'Each key lives in one signer', dueAt }]
	const drawn = done(await drawUpConditions.execute({ measureId, conditions }, { actor }))
	return { ...found, conditionId: drawn.conditions[0]?.id ?? '' }
}

export const SHOWN = { note: 'The keys were moved.', evidence: 'https://operator.example/signer' }

/** Why an answer is no, in one word; `ok` where it is not. */
export function reason(answer: { ok: true } | { ok: false; problem: { code: string; reason?: string } }): string {
	return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
}

/** What waits at the desk of one of the people. */
export async function tasks(people: DemonstrationPeople, who: number): Promise<readonly string[]> {
	return done(await listMyWork.ask({}, { actor: people.actor(who) })).data.map(({ task }) => task)
}
