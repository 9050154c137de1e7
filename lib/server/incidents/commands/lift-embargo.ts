import 'server-only'
import { CaseInput } from '@/lib/contracts/incidents'
import { liftEmbargo as decideLifting } from '@/lib/domain/incidents/filing'
import { defineCaseCommand } from '../case-command'

/** Ends an embargo before its date. */
export const liftEmbargo = defineCaseCommand({
	name: 'incident.lift_embargo',
	input: CaseInput,
	permission: 'incident.embargo',
	decide: ({ incident }) => decideLifting(incident),
})
