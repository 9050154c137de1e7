import 'server-only'
import { randomUUID } from 'node:crypto'
import { AppealInput } from '@/lib/contracts/incidents'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkAppeal, citedIn } from '@/lib/domain/decisions/appeal'
import type { Report } from '@/lib/domain/incidents/report'
import { step } from '@/lib/domain/incidents/step'
import { fromDate, toDate } from '@/lib/domain/kernel/instant'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findIncident, type StoredIncident, saveStep } from '../incident.store'
import { findReport } from '../report.store'

/** Asks for a second look at a decision, with evidence that was not known when it was taken. */
export const appealDecision = defineCommand({
	name: 'incident.appeal',
	input: AppealInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		if (incident === null) return null
		const [report, attachments, decided, appeals] = await Promise.all([
			votedReport(tx, incident),
			tx.attachment.findMany({
				where: { incidentId: incident.id },
				select: { sha256: true, createdAt: true, removedAt: true },
			}),
			tx.caseStep.findFirst({ where: { incidentId: incident.id, event: 'incident.decided' }, orderBy: { at: 'desc' } }),
			tx.appeal.findMany({ where: { incidentId: incident.id }, select: { ruling: true, newEvidence: true } }),
		])
		const decidedAt = fromDate(decided?.at ?? new Date(0))
		const knownEvidence = [
			...citedIn(report),
			...appeals.flatMap(({ newEvidence }) => fromJson<readonly string[]>(newEvidence)),
			...attachments.filter((file) => fromDate(file.createdAt) <= decidedAt).map((file) => file.sha256),
		]
		const attached = attachments.flatMap(({ sha256, removedAt }) => (removedAt === null ? [sha256] : []))
		const hasOpenAppeal = appeals.some(({ ruling }) => ruling === null)
		const policy = await policyOfCase(tx, incident)
		return { incident, policy, facts: { decidedAt, knownEvidence, attached, hasOpenAppeal } }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.appeal', subject.incident),
	decide: ({ subject: { incident, facts, policy }, input, now }) => {
		const stepped = step(incident, 'appealed', {}, { note: input.grounds })
		if (!stepped.ok) return stepped
		const checked = checkAppeal(input, facts, policy, now)
		if (!checked.ok) return checked
		return ok({ state: { incident: stepped.value.state, appeal: checked.value }, events: stepped.value.events })
	},
	save: async ({ tx, subject: { incident }, outcome: { state, events }, actor, now }) => {
		const author = personOf(actor)
		if (author === null) throw new Error('An appeal needs a person')
		const version = await saveStep(tx, { before: incident, after: state.incident, events, actor, at: now })
		const id = randomUUID()
		await tx.appeal.create({
			data: {
				id,
				incidentId: incident.id,
				treatment: incident.treatment,
				authorId: author.id,
				authorName: author.name,
				grounds: state.appeal.grounds,
				newEvidence: [...state.appeal.newEvidence],
				createdAt: toDate(now),
			},
		})
		return { id, incidentId: incident.id, version }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

/** The report that the last counted vote was about; what it cites was known. Today's where nobody has voted here. */
async function votedReport(tx: Tx, { id }: StoredIncident): Promise<Report> {
	const vote = await tx.vote.findFirst({
		where: { incidentId: id, state: 'tallied' },
		orderBy: [{ treatment: 'desc' }, { attempt: 'desc' }],
		select: { revisionHash: true },
	})
	const hash = vote?.revisionHash ?? ''
	const where = { incidentId_hash: { incidentId: id, hash } }
	const revision = await tx.revision.findUnique({ where, select: { report: true } })
	return revision === null ? findReport(tx, id) : fromJson<Report>(revision.report)
}
