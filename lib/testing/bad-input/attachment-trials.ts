import { createHash } from 'node:crypto'
import { addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { removeAttachment } from '@/lib/server/incidents/commands/remove-attachment'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import type { CommandTrial } from './trial'

const bytes = (text: string) => new TextEncoder().encode(text)
const LOG = bytes('Attester slashing for 11 validators')
const OTHER = bytes('The signer was started twice')
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const BIRCH = { operator: 'birch-staking', reporter: 12 }

/** Files of a report. */
export const ATTACHMENT_TRIALS: readonly CommandTrial[] = [
	{
		command: addAttachment,
		prepare: async (people) => {
			const actor = people.actor(WHO.reporter)
			const { incidentId } = await caseAt(people, 'filed')
			const other = await caseAt(people, 'draft', BIRCH)
			done(await addAttachment.execute({ incidentId, name: 'other.log', content: OTHER }, { actor }))
			const body = { incidentId, name: 'signer.log', content: LOG, visibility: 'dao' }
			return {
				actor,
				body,
				// A name says nothing of folders.
				kept: { name: (text) => text.split('/').at(-1) ?? '' },
				refused: {
					"another operator's draft": [{ ...body, incidentId: other.incidentId }, 'not_found'],
					'a page with a program': [{ ...body, content: bytes('<svg onload="alert(1)">') }, 'unknown_file_type'],
					'a program': [{ ...body, content: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0) }, 'unknown_file_type'],
					'nothing in it': [{ ...body, content: bytes('') }, 'empty_file'],
					'the same bytes under another name': [{ ...body, content: OTHER }, 'already_attached'],
					'a folder for a name': [{ ...body, name: '../../' }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: removeAttachment,
		prepare: async (people) => {
			const actor = people.actor(WHO.reporter)
			const { incidentId } = await caseAt(people, 'filed')
			const bare = await caseAt(people, 'filed')
			const other = await caseAt(people, 'draft', BIRCH)
			for (const content of [LOG, OTHER])
				done(await addAttachment.execute({ incidentId, name: 'signer.log', content }, { actor }))
			done(await removeAttachment.execute({ incidentId, sha256: hashOf(OTHER) }, { actor }))
			const body = { incidentId, sha256: hashOf(LOG) }
			return {
				actor,
				body,
				refused: {
					"another operator's draft": [{ ...body, incidentId: other.incidentId }, 'not_found'],
					'a case without this file': [{ ...body, incidentId: bare.incidentId }, 'not_attached'],
					'a file that was taken off': [{ ...body, sha256: hashOf(OTHER) }, 'not_attached'],
				},
			}
		},
	},
]
