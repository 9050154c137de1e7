import 'server-only'
import { randomUUID } from 'node:crypto'
import { ReplyInput } from '@/lib/contracts/incidents'
import { personOf } from '@/lib/domain/access/actor'
import { reply } from '@/lib/domain/incidents/treatment'
import { toDate } from '@/lib/domain/kernel/instant'
import { defineCaseCommand } from '../case-command'

/** The operator's answer, while its right of reply runs. */
export const replyToIncident = defineCaseCommand({
	name: 'incident.reply',
	input: ReplyInput,
	permission: 'incident.reply',
	decide: ({ incident, now }) => reply(incident, now),
	alsoSave: async ({ tx, input, before, actor, now }) => {
		const author = personOf(actor)
		if (author === null) throw new Error('A reply needs a person')
		await tx.reply.create({
			data: {
				id: randomUUID(),
				incidentId: before.id,
				treatment: before.treatment,
				authorId: author.id,
				authorName: author.name,
				body: input.body,
				createdAt: toDate(now),
			},
		})
	},
})
