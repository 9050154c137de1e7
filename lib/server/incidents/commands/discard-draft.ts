import 'server-only'
import { CaseInput } from '@/lib/contracts/incidents'
import { discard } from '@/lib/domain/incidents/filing'
import { defineCaseCommand } from '../case-command'

/** Throws a draft away; nobody but its authors ever saw it. */
export const discardDraft = defineCaseCommand({
	name: 'incident.discard',
	input: CaseInput,
	permission: 'incident.file',
	decide: ({ incident }) => discard(incident),
})
