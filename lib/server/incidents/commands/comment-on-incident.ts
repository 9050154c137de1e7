import 'server-only'
import { randomUUID } from 'node:crypto'
import { CommentInput } from '@/lib/contracts/incidents'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { toDate } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { findIncident } from '../incident.store'

const TALKING = new Set(['filed', 'assessing', 'deliberating', 'voting', 'tallied', 'decided', 'enforcing'])

/** A remark in the deliberation; it stays, with its author, on the record of the case. */
export const commentOnIncident = defineCommand({
	name: 'incident.comment',
	input: CommentInput,
	load: ({ tx, input }) => findIncident(tx, input.incidentId),
	readable: ({ actor, subject }) => canReadIncident(actor, subject),
	allow: ({ actor, subject }) => can(actor, 'incident.comment', subject),
	decide: ({ subject, input }) =>
		TALKING.has(subject.state)
			? ok({ state: input, events: [{ type: 'incident.commented', note: input.body }] })
			: refuse('discussion_closed', 'The discussion of this case is closed.', { state: subject.state }),
	save: async ({ tx, input, subject, actor, now }) => {
		const author = personOf(actor)
		if (author === null) throw new Error('A comment needs a person')
		const id = randomUUID()
		const authorRole = author.memberships.some((membership) => membership.operatorId === subject.operatorId)
			? 'operator'
			: (author.roles[0] ?? 'peer')
		await tx.comment.create({
			data: {
				id,
				incidentId: subject.id,
				authorId: author.id,
				authorName: author.name,
				authorRole,
				body: input.body,
				createdAt: toDate(now),
			},
		})
		return { id }
	},
	concerns: ({ subject }) => `incident:${subject.id}`,
})
