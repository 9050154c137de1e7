import 'server-only'
import { printVector } from '@/lib/domain/assessment/vector'
import type { IncidentClass } from '@/lib/domain/incidents/vocabulary'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import type { Outlook } from '@/lib/server/assessment/outlook'
import type { Tx } from '@/lib/server/kernel/prisma'

type Decided = {
	readonly incidentId: string
	readonly treatment: number
	readonly rubricVersion: string | null
	readonly rung: Rung
	readonly isOutsideGuidance: boolean
	readonly isOutsidePrecedent: boolean
	readonly departure: string
}

/** Keeps a decided treatment for later ones to be compared with; it takes the place of an earlier one of the case. */
export async function addDecidedCase(tx: Tx, decided: Decided, outlook: Outlook, at: Instant): Promise<void> {
	const { incidentId } = decided
	const incident = await tx.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { incidentClass: true } })
	const incidentClass: IncidentClass = incident.incidentClass
	await tx.decidedCase.updateMany({ where: { incidentId, isSuperseded: false }, data: { isSuperseded: true } })
	await tx.decidedCase.create({
		data: {
			...decided,
			incidentClass,
			decidedAt: toDate(at),
			vector: outlook.vector && printVector(outlook.vector),
			guidanceLow: outlook.guidance?.range[0] ?? null,
			guidanceHigh: outlook.guidance?.range[1] ?? null,
			expectedHundredths: outlook.expectation?.hundredths ?? null,
			precedentMedian: outlook.expectation?.median ?? null,
			comparable: outlook.expectation?.cases ?? 0,
		},
	})
}
