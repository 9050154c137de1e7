import { createHash } from 'node:crypto'
import { VISITOR } from '@/lib/domain/access/actor'
import { addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { removeAttachment } from '@/lib/server/incidents/commands/remove-attachment'
import { getAttachment } from '@/lib/server/incidents/queries/get-attachment'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Attempt, byToken, type Denial, nobody } from './denial'

const CONTENT = new TextEncoder().encode('Attester slashing for 11 validators')
const SHA256 = createHash('sha256').update(CONTENT).digest('hex')

/** To whom neither the draft nor the filed case exists. */
function outsiders(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'not_found'],
		'somebody without a role': [nobody(people), 'not_found'],
		'an administrator': [people.actor(WHO.administrator), 'not_found'],
		"a reporter's token for nothing": [byToken(people, WHO.reporter), 'not_found'],
	}
}

const STAGES = [
	{ permission: 'incident.draft', stage: 'draft', others: 'not_found' },
	{ permission: 'incident.revise', stage: 'filed', others: 'forbidden' },
] as const

/** Files go with the report: whoever may write it at this stage may add them and take them off. */
export const ATTACHMENT_DENIALS: readonly Denial[] = [
	...STAGES.flatMap(({ permission, stage, others }): Denial[] => {
		const wrong = (people: DemonstrationPeople): Attempt['wrong'] => ({
			...outsiders(people),
			'a steward': [people.actor(WHO.steward), others],
			"another operator's manager": [people.actor(WHO.peer), others],
			"a reporter's token for reading": [byToken(people, WHO.reporter, 'read'), 'forbidden'],
			...(stage === 'draft' && { 'a coordinator': [people.actor(WHO.coordinator), 'not_found'] }),
		})
		return [
			{
				permission,
				does: `attaches a file to a ${stage} report`,
				prepare: async (people) => {
					const { incidentId } = await caseAt(people, stage)
					const file = { incidentId, name: 'signer.log', content: CONTENT }
					return {
						act: (actor) => addAttachment.execute(file, { actor }),
						right: people.actor(WHO.reporter),
						wrong: wrong(people),
					}
				},
			},
			{
				permission,
				does: `takes a file off a ${stage} report`,
				prepare: async (people) => {
					const { incidentId } = await caseAt(people, stage)
					const right = people.actor(WHO.reporter)
					done(await addAttachment.execute({ incidentId, name: 'signer.log', content: CONTENT }, { actor: right }))
					return {
						act: (actor) => removeAttachment.execute({ incidentId, sha256: SHA256 }, { actor }),
						right,
						wrong: wrong(people),
					}
				},
			},
		]
	}),
	{
		permission: 'incident.read_draft',
		does: 'reads a file that is attached to a draft',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'draft')
			const right = people.actor(WHO.reporter)
			done(await addAttachment.execute({ incidentId, name: 'signer.log', content: CONTENT }, { actor: right }))
			return {
				act: (actor) => getAttachment.ask({ incidentId, sha256: SHA256 }, { actor }),
				right,
				wrong: { ...outsiders(people), 'a coordinator': [people.actor(WHO.coordinator), 'not_found'] },
			}
		},
	},
	{
		permission: 'incident.read',
		does: 'reads an attached file that only the operator may see',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			const file = { incidentId, name: 'signer.log', content: CONTENT, visibility: 'operator' as const }
			done(await addAttachment.execute(file, { actor: people.actor(WHO.reporter) }))
			return {
				act: (actor) => getAttachment.ask({ incidentId, sha256: SHA256 }, { actor }),
				right: people.actor(WHO.manager),
				wrong: {
					...outsiders(people),
					'a steward': [people.actor(WHO.steward), 'not_found'],
					"another operator's manager": [people.actor(WHO.peer), 'not_found'],
				},
			}
		},
	},
]
