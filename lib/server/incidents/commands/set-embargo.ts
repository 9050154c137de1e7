import 'server-only'
import { SetEmbargoInput } from '@/lib/contracts/incidents'
import { setEmbargo as decideEmbargo } from '@/lib/domain/incidents/filing'
import { instant } from '@/lib/domain/kernel/instant'
import { CURRENT_POLICY, policyByVersion } from '@/lib/domain/policy/policies'
import { defineCaseCommand } from '../case-command'

/** Keeps a case from publication until a date. */
export const setEmbargo = defineCaseCommand({
	name: 'incident.set_embargo',
	input: SetEmbargoInput,
	permission: 'incident.embargo',
	decide: ({ incident, input, now }) => {
		const policy = incident.policyVersion === null ? CURRENT_POLICY : policyByVersion(incident.policyVersion)
		const embargo = { until: instant(input.until), reason: input.reason }
		return decideEmbargo(incident, embargo, { longestDays: policy.windows.longestEmbargoDays }, now)
	},
})
