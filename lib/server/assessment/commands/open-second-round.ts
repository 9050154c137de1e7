import 'server-only'
import { PanelRoundInput } from '@/lib/contracts/assessment'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { openSecondRound as decideSecondRound } from '@/lib/domain/assessment/panel'
import { hours, plus } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { policyByVersion } from '@/lib/domain/policy/policies'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { addPanel } from '../panel.store'
import { loadPanel } from '../panel-subject'

/** Opens the one further round of a panel: raters have seen the distribution and may revise. */
export const openSecondRound = defineCommand({
	name: 'panel.open_second_round',
	input: PanelRoundInput,
	load: ({ tx, input, actor }) => loadPanel(tx, input, actor),
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'panel.conduct', subject.incident),
	decide: ({ subject, now }) => {
		const { incident, panel, ratings } = subject
		if (incident.state !== 'assessing' || incident.policyVersion === null) {
			return refuse('not_assessing', 'Panels rate while the case is being assessed; this case has moved on.')
		}
		const { secondRoundHours } = policyByVersion(incident.policyVersion).windows
		const rated = ratings.filter((rating) => !rating.isRecused).length
		return decideSecondRound(panel, rated, incident.revisionHash, plus(now, hours(secondRoundHours)), now)
	},
	save: async ({ tx, subject, outcome }) => {
		await addPanel(tx, subject.incident.id, subject.incident.treatment, outcome.state)
		return { panel: outcome.state.kind, round: outcome.state.round }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
