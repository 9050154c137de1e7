import 'server-only'
import { randomUUID } from 'node:crypto'
import { VerifyRemediationInput } from '@/lib/contracts/incidents'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { toDate } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { rungOf } from '@/lib/domain/policy/policies'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findIncident } from '../incident.store'
import { findReport } from '../report.store'

/** A steward's finding on one remediation item: satisfactory or not, and why. */
export const verifyRemediation = defineCommand({
	name: 'incident.verify_remediation',
	input: VerifyRemediationInput,
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const { roles } = rungOf(await policyOfCase(tx, incident), incident.consequence ?? 0)
		return { incident, roles, report: await findReport(tx, incident.id) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'remediation.verify', { ...subject.incident, roles: subject.roles }),
	decide: ({ subject, input }) =>
		subject.report.remediation.some((item) => item.id === input.itemId)
			? ok({
					state: input,
					events: [
						{
							type: 'incident.remediation_verified',
							note: input.why,
							facts: { item: input.itemId, isSatisfied: input.isSatisfied },
						},
					],
				})
			: refuse('no_such_item', 'This report has no such remediation item; reload the page.'),
	save: async ({ tx, input, actor, now }) => {
		const checker = personOf(actor)
		if (checker === null) throw new Error('A verification needs a person')
		const id = randomUUID()
		const { incidentId, itemId, isSatisfied, why } = input
		await tx.remediationCheck.create({
			data: {
				id,
				incidentId,
				itemId,
				isSatisfied,
				why,
				checkedBy: checker.id,
				checkerName: checker.name,
				createdAt: toDate(now),
			},
		})
		return { id }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
