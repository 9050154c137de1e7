import 'server-only'
import { COMPARABLE, type Expectation, expectationFrom } from '@/lib/domain/assessment/precedents'
import { type Guidance, guidanceFor } from '@/lib/domain/assessment/score'
import type { Vector } from '@/lib/domain/assessment/vector'
import type { Tx } from '@/lib/server/kernel/prisma'
import { rubricOf } from '@/lib/server/policy/rubrics'
import { nearestDecided } from './nearest-decided'

/** What lets one expect an outcome before anybody votes: the rubric's guidance, and what comparable cases led to. */
export type Outlook = {
	readonly vector: Vector | null
	readonly guidance: Guidance | null
	readonly expectation: Expectation | null
}

export async function outlookOf(tx: Tx, incidentId: string, vector: Vector | null): Promise<Outlook> {
	if (vector === null) return { vector: null, guidance: null, expectation: null }
	const near = await nearestDecided(tx, { vector, incidentId }, COMPARABLE.most)
	return {
		vector,
		guidance: guidanceFor(vector, await rubricOf(tx, vector.version)),
		expectation: expectationFrom(near),
	}
}
