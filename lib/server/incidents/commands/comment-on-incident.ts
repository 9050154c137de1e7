import 'server-only'
import { CommentInput } from '@/lib/contracts/incidents'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident, clearanceFor } from '@/lib/domain/access/can-read-incident'
import { addRemark, readTarget, targetText } from '@/lib/domain/incidents/discussion'
import { hiddenSections } from '@/lib/domain/incidents/redact'
import { ok } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addComment, findComment, holdOpenVote, stageOf } from '../discussion.store'
import { findIncident, type StoredIncident } from '../incident.store'
import { findReport } from '../report.store'

/** A remark in the deliberation, on the case or on a part of its report; it stays on the record with its author. */
export const commentOnIncident = defineCommand({
	name: 'incident.comment',
	input: CommentInput,
	lock: ({ tx, input }) => holdOpenVote(tx, input.incidentId),
	load: async ({ tx, input }) => {
		const incident = await findIncident(tx, input.incidentId)
		if (incident === null) return null
		const [report, discussion, answers] = await Promise.all([
			findReport(tx, incident.id),
			stageOf(tx, incident),
			input.answers === undefined ? null : findComment(tx, incident.id, input.answers),
		])
		const isUnknown = input.answers !== undefined && answers === null
		return isUnknown ? null : { incident, report, ...discussion, answers }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.comment', subject.incident),
	decide: ({ subject: { incident, report, stage, voteClosesAt, voteClosedAt, answers }, input, actor, now }) => {
		const target = readTarget(input.about) ?? { kind: 'case' }
		const hidden = hiddenSections(report, clearanceFor(actor, incident.operatorId))
		const facts = { state: incident.state, stage, report, hidden, voteClosesAt, voteClosedAt }
		const taken = addRemark({ target, answers }, facts, now)
		if (!taken.ok) return taken
		const { value } = taken
		return ok({
			state: value,
			events: [{ type: 'incident.commented', note: input.body, facts: { about: targetText(value), ...stage } }],
		})
	},
	save: async ({ tx, input, subject: { incident, stage }, outcome, actor, now }) => {
		const comment = {
			...stage,
			incidentId: incident.id,
			author: authorOf(actor, incident),
			target: outcome.state,
			parentId: input.answers ?? null,
			revision: incident.currentRevision,
			body: input.body,
		}
		return { id: await addComment(tx, comment, now) }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

function authorOf(actor: Actor, { operatorId }: StoredIncident): { id: string; name: string; role: string } {
	const author = personOf(actor)
	if (author === null) throw new Error('A comment needs a person')
	const isOperator = author.memberships.some((membership) => membership.operatorId === operatorId)
	return { id: author.id, name: author.name, role: isOperator ? 'operator' : (author.roles[0] ?? 'peer') }
}
