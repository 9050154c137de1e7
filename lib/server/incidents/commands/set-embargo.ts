import 'server-only'
import { SetEmbargoInput } from '@/lib/contracts/incidents'
import { setEmbargo as decideEmbargo } from '@/lib/domain/incidents/filing'
import { instant } from '@/lib/domain/kernel/instant'
import { defineCaseCommand } from '../case-command'

/** Keeps a case from publication until a date. */
export const setEmbargo = defineCaseCommand({
	name: 'incident.set_embargo',
	input: SetEmbargoInput,
	permission: 'incident.embargo',
	decide: ({ incident, policy, input, now }) => {
		const embargo = { until: instant(input.until), reason: input.reason }
		return decideEmbargo(incident, embargo, { longestDays: policy.windows.longestEmbargoDays }, now)
	},
})
